/** CSV and TSV rows, read as a stream with errors that name file, line and column. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.data.table;
