package quire.detection.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import quire.api.QuireException;

/** A JSON file read token by token, with limits, whose errors say file and record. */
final class JsonIn implements Closeable {
    private static final int DEPTH = 64;
    private static final int LONGEST_TEXT = 64 << 20;
    private static final long LONGEST_FILE = 16L << 30;
    private final Path file;
    private final InputStream in;
    private final JsonParser parser;
    private String record = "";

    JsonIn(Path file) throws IOException {
        this.file = file;
        if (!Files.isRegularFile(file)) {
            throw QuireException.of("no such file: %s; check the path", file);
        }
        if (Files.size(file) == 0) {
            throw QuireException.of("%s: is empty; get the file again", file);
        }
        // words such as NaN are let in so that the record that holds them can be named
        JsonFactory factory = JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxStringLength(LONGEST_TEXT)
                        .maxDocumentLength(LONGEST_FILE).build()).build();
        in = Files.newInputStream(file);
        parser = factory.createParser(in);
    }

    /** What is done with the fields of a record: read the value of the named one, or skip it. */
    interface Field {
        void read(String name) throws IOException;
    }

    /** What is done with each element of an array; the parser stands on its first token. */
    interface Element {
        void read(int index) throws IOException;
    }

    /** Runs something that reads; turns what the parser says into errors for people. */
    void reading(Element all) throws IOException {
        try {
            parser.nextToken();
            all.read(0);
            if (parser.nextToken() != null) {
                throw bad("goes on after its end", "remove what follows the last bracket");
            }
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
            throw new QuireException(file + where + ": bad or cut off JSON: "
                    + e.getOriginalMessage().lines().findFirst().orElse("") + "; get the file again", e);
        }
    }

    void array(String what, Element each) throws IOException {
        expect(JsonToken.START_ARRAY, what, "a list");
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            each.read(i);
        }
    }

    void object(String what, Field each) throws IOException {
        expect(JsonToken.START_OBJECT, what, "an object in braces");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            each.read(name);
        }
    }

    /** Names the record that errors speak of. */
    void at(String name) {
        record = ": " + name;
    }

    void skip() throws IOException {
        parser.skipChildren();
    }

    boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    long integer(String what) throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, what, "a whole number");
        return parser.getLongValue();
    }

    int small(String what, int least) throws IOException {
        long v = integer(what);
        if (v < least || v > Integer.MAX_VALUE) {
            throw bad(what + " is " + v, "give a whole number from " + least + " on");
        }
        return (int) v;
    }

    double number(String what) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw bad(what + " is " + parser.getText(), "give a number");
        }
        double v = parser.getDoubleValue();
        if (!Double.isFinite(v)) {
            throw bad(what + " is " + v, "give a finite number");
        }
        return v;
    }

    String text(String what) throws IOException {
        expect(JsonToken.VALUE_STRING, what, "a text in quotes");
        return parser.getText();
    }

    /** x, y, width, height into four places. */
    void box(double[] to) throws IOException {
        int[] n = new int[1];
        array("bbox", i -> {
            if (i < 4) {
                to[i] = number("bbox");
            }
            n[0] = i + 1;
        });
        if (n[0] != 4) {
            throw bad("bbox has " + n[0] + " numbers", "give x, y, width and height");
        }
    }

    private void expect(JsonToken token, String what, String form) throws IOException {
        if (parser.currentToken() != token) {
            throw bad(what + " is " + (parser.currentToken() == null ? "missing" : "'" + parser.getText() + "'"), "give " + form);
        }
    }

    QuireException bad(String wrong, String remedy) {
        return new QuireException(file + record + ": " + wrong + "; " + remedy);
    }

    @Override
    public void close() throws IOException {
        parser.close();
        in.close();
    }
}
