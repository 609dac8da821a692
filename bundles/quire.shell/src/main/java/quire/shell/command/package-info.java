/** The commands, one class each. */
package quire.shell.command;
