/** What commands print with: streams, tables, numbers. */
package quire.shell.io;
