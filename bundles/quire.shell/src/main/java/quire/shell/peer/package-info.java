/** Processes that share a home folder ask each other about their jobs. */
package quire.shell.peer;
