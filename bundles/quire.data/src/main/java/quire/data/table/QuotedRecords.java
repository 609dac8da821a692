package quire.data.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** RFC 4180 records. */
final class QuotedRecords implements Records {
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private CSVRecord current;

    QuotedRecords(BufferedReader in, char separator) throws IOException {
        parser = CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreEmptyLines(true).build().parse(in);
        records = parser.iterator();
    }

    @Override
    public boolean next() throws IOException {
        try {
            if (!records.hasNext()) {
                return false;
            }
            current = records.next();
            return true;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public int width() {
        return current.size();
    }

    @Override
    public String text(int column) {
        return current.get(column);
    }

    @Override
    public long line() {
        return parser.getCurrentLineNumber();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
