/** Quire's command line: one-shot and in the Gogo shell. */
package quire.shell;
