package quire.data.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import quire.data.file.AtomicFile;

/** Writes text tables, compressed where the name ends in {@code .gz}; the file appears whole or not at all. */
public final class TableWriter {
    private final CSVPrinter printer;

    private TableWriter(CSVPrinter printer) {
        this.printer = printer;
    }

    /** Puts out the rows of a table. */
    @FunctionalInterface
    public interface Rows {
        void to(TableWriter table) throws IOException;
    }

    /**
     * Replaces a file by a table.
     *
     * @param format the header is written when the format names columns
     */
    public static void write(Path file, TableFormat format, Rows rows) throws IOException {
        CSVFormat.Builder layout = CSVFormat.DEFAULT.builder().setDelimiter(format.separator()).setRecordSeparator("\n");
        if (!format.quoted()) {
            layout.setQuote(null);
        }
        AtomicFile.stream(file, out -> {
            OutputStream packed = file.getFileName().toString().endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
            Writer text = new OutputStreamWriter(packed, StandardCharsets.UTF_8);
            CSVPrinter printer = new CSVPrinter(text, layout.build());
            if (!format.columns().isEmpty()) {
                printer.printRecord(format.columns());
            }
            rows.to(new TableWriter(printer));
            printer.flush();
            if (packed instanceof GZIPOutputStream gz) {
                gz.finish();
            }
        });
    }

    /** Writes a row; null is an empty field. */
    public void row(Object... fields) throws IOException {
        printer.printRecord(fields);
    }
}
