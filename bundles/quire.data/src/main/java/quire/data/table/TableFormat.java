package quire.data.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import quire.api.QuireException;

/**
 * How a text table is laid out. UTF-8; a name that ends in {@code .gz} is unpacked while it is read.
 *
 * @param separator between fields
 * @param quoted    whether fields may be in double quotes, as RFC 4180 says; without, a quote is a character like any other
 * @param header    whether the first line names the columns
 * @param columns   names of the columns where no header does; empty for none
 * @param ragged    whether rows may have different numbers of fields
 */
public record TableFormat(char separator, boolean quoted, boolean header, List<String> columns, boolean ragged) {
    /** Characters a line may have; longer ones are refused before they fill the memory. */
    static final int LONGEST_LINE = 1 << 24;

    public TableFormat {
        columns = List.copyOf(columns);
    }

    /** Comma separated, quotes allowed, the first line names the columns. */
    public static TableFormat csv() {
        return new TableFormat(',', true, true, List.of(), false);
    }

    /** Tab separated, no quoting, the first line names the columns. */
    public static TableFormat tsv() {
        return new TableFormat('\t', false, true, List.of(), false);
    }

    public TableFormat withSeparator(char c) {
        return new TableFormat(c, quoted, header, columns, ragged);
    }

    /** No quoting: faster, and right for files whose fields hold stray quotes. */
    public TableFormat unquoted() {
        return new TableFormat(separator, false, header, columns, ragged);
    }

    /** The first line is data; columns are called so, or have no names when none are given. */
    public TableFormat withoutHeader(String... names) {
        return new TableFormat(separator, quoted, false, List.of(names), ragged);
    }

    /** Rows may have different numbers of fields. */
    public TableFormat withRaggedRows() {
        return new TableFormat(separator, quoted, header, columns, true);
    }

    /** Opens a file; the caller closes the reader. @throws QuireException if the header is missing or names a column twice */
    public TableReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new QuireException("no such file: " + file + "; check the path");
        }
        InputStream in = Files.newInputStream(file);
        try {
            InputStream plain = file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
            // a decoder that reports: damaged text must not turn into question marks unseen
            return new TableReader(file.toString(), this, new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
        } catch (IOException | RuntimeException e) {
            in.close();
            if (e instanceof java.util.zip.ZipException z) {
                throw new QuireException(file + ": not a gzip file: " + z.getMessage() + "; rename or replace it", z);
            }
            throw e;
        }
    }

    /** Reads a table from text, for members of archives. @param name what errors call it */
    public TableReader open(String name, Reader text) throws IOException {
        return new TableReader(name, this, text);
    }

    Records records(Reader text) throws IOException {
        BufferedReader lines = new BufferedReader(new BoundedLines(text, LONGEST_LINE), 1 << 16);
        return quoted ? new QuotedRecords(lines, separator) : new PlainRecords(lines, separator);
    }
}
