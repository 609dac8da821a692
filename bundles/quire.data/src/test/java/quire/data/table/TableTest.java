package quire.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;

class TableTest {
    @TempDir
    Path folder;

    @Test
    void readsQuotedFieldsAndNames() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "\uFEFFid,\"full name\",score\n1,\"Doe, \"\"J\"\"\nline\",0.5\n\n2,b,-1e3\n");
        try (TableReader t = TableFormat.csv().open(file)) {
            assertThat(t.columns()).containsExactly("id", "full name", "score");
            assertThat(t.next()).isTrue();
            assertThat(t.integer(t.column("id"))).isEqualTo(1);
            assertThat(t.text(1)).isEqualTo("Doe, \"J\"\nline");
            assertThat(t.number(2)).isEqualTo(0.5);
            assertThat(t.next()).isTrue();
            assertThat(t.line()).isEqualTo(5);
            assertThat(t.number(2)).isEqualTo(-1000);
            assertThat(t.next()).isFalse();
            assertThatThrownBy(() -> t.column("none")).isInstanceOf(QuireException.class).hasMessageContaining("[id, full name, score]");
        }
    }

    @Test
    void plainLinesKeepQuotesAndEmptyFields() throws IOException {
        try (TableReader t = TableFormat.tsv().withoutHeader().open("t", new StringReader("\"a\t\t5\r\n\tx\t\n"))) {
            assertThat(t.next()).isTrue();
            assertThat(t.width()).isEqualTo(3);
            assertThat(t.text(0)).isEqualTo("\"a");
            assertThat(t.text(1)).isEmpty();
            assertThat(t.whole(2)).isEqualTo(5);
            assertThat(t.next()).isTrue();
            assertThat(t.text(0)).isEmpty();
            assertThat(t.text(2)).isEmpty();
            assertThat(t.next()).isFalse();
        }
    }

    @Test
    void manyColumnsFit() throws IOException {
        String line = String.join("\t", java.util.Collections.nCopies(1000, "7"));
        try (TableReader t = TableFormat.tsv().withoutHeader().open("t", new StringReader(line))) {
            assertThat(t.next()).isTrue();
            assertThat(t.width()).isEqualTo(1000);
            assertThat(t.integer(999)).isEqualTo(7);
        }
    }

    @Test
    void errorsNameFileLineColumnAndValue() throws IOException {
        try (TableReader t = TableFormat.csv().open("x.csv", new StringReader("a,b\n1,2\n3,oops\n"))) {
            t.next();
            t.next();
            assertThatThrownBy(() -> t.integer(1)).isInstanceOf(QuireException.class)
                    .hasMessage("x.csv:3:2 (b): 'oops' is not a whole number of 32 bits; mend the file");
            assertThatThrownBy(() -> t.number(1)).hasMessageContaining("x.csv:3:2 (b): 'oops' is not a number");
            assertThatThrownBy(() -> t.integer(0, 5, 9)).hasMessageContaining("'3' is outside 5..9");
            assertThatThrownBy(() -> t.text(2)).isInstanceOf(QuireException.class);
        }
    }

    @Test
    void refusesNotANumber() throws IOException {
        try (TableReader t = TableFormat.csv().withoutHeader().open("x", new StringReader("NaN,Infinity\n"))) {
            t.next();
            assertThatThrownBy(() -> t.number(0)).isInstanceOf(QuireException.class).hasMessageContaining("finite");
            assertThatThrownBy(() -> t.number(1)).isInstanceOf(QuireException.class).hasMessageContaining("finite");
        }
    }

    @Test
    void refusesRowsOfOtherWidthUnlessRagged() throws IOException {
        for (TableFormat f : new TableFormat[] {TableFormat.csv(), TableFormat.csv().unquoted()}) {
            try (TableReader t = f.open("x", new StringReader("a,b\n1,2\n1,2,3\n"))) {
                t.next();
                assertThatThrownBy(t::next).isInstanceOf(QuireException.class).hasMessageContaining("x:3: 3 fields where 2");
            }
            try (TableReader t = f.withRaggedRows().open("x", new StringReader("a,b\n1,2,3\n"))) {
                assertThat(t.next()).isTrue();
                assertThat(t.width()).isEqualTo(3);
            }
        }
    }

    @Test
    void refusesBadHeaders() {
        assertThatThrownBy(() -> TableFormat.csv().open("x", new StringReader(""))).isInstanceOf(QuireException.class).hasMessageContaining("empty");
        assertThatThrownBy(() -> TableFormat.csv().open("x", new StringReader("a,a\n"))).isInstanceOf(QuireException.class).hasMessageContaining("twice");
        assertThatThrownBy(() -> TableFormat.csv().open(folder.resolve("none"))).isInstanceOf(QuireException.class).hasMessageContaining("no such file");
    }

    @Test
    void compressedFilesAreReadAndWritten() throws IOException {
        Path file = folder.resolve("t.tsv.gz");
        TableWriter.write(file, TableFormat.tsv().withoutHeader("a", "b"), t -> {
            t.row(1, "x y");
            t.row(2, null);
        });
        try (TableReader t = TableFormat.tsv().open(file)) {
            t.next();
            assertThat(t.text(1)).isEqualTo("x y");
            t.next();
            assertThat(t.text(1)).isEmpty();
        }
        byte[] packed = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(packed, packed.length - 12));
        assertThatThrownBy(() -> {
            try (TableReader t = TableFormat.tsv().open(file)) {
                while (t.next()) {
                    t.text(0);
                }
            }
        }).isInstanceOf(QuireException.class).hasMessageContaining("cut off");
        Files.writeString(file, "plain text");
        assertThatThrownBy(() -> TableFormat.tsv().open(file)).isInstanceOf(QuireException.class).hasMessageContaining("gzip");
    }

    @Test
    void refusesTextThatIsNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("l.csv"), "a\nü\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> {
            try (TableReader t = TableFormat.csv().open(file)) {
                t.next();
            }
        }).isInstanceOf(QuireException.class).hasMessageContaining("UTF-8").hasMessageContaining("l.csv");
    }

    @Test
    void refusesEndlessLines() {
        Reader endless = new Reader() {
            @Override
            public int read(char[] into, int offset, int length) {
                Arrays.fill(into, offset, offset + length, 'x');
                return length;
            }

            @Override
            public void close() {
            }
        };
        assertThatThrownBy(() -> TableFormat.tsv().open("e", endless)).isInstanceOf(QuireException.class).hasMessageContaining("longer than");
    }

    @Test
    void csvWritesQuotesWhereNeeded() throws IOException {
        Path file = folder.resolve("q.csv");
        TableWriter.write(file, TableFormat.csv(), t -> t.row("a,b", 1.5, "q\"q"));
        assertThat(file).hasContent("\"a,b\",1.5,\"q\"\"q\"");
    }
}
