/** Writes the beginnings of a paper. */
package quire.shell.project;
