package quire.data.safetensors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** Reads the JSON of a header; every complaint is an exception with one line. */
final class HeaderReader {
    private final JsonParser json;
    private final Map<String, Header.Entry> entries;
    private final Map<String, String> metadata;

    HeaderReader(JsonParser json, Map<String, Header.Entry> entries, Map<String, String> metadata) {
        this.json = json;
        this.entries = entries;
        this.metadata = metadata;
    }

    void read() throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT, "header");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            expect(json.nextToken(), JsonToken.START_OBJECT, name);
            if (name.equals(Header.METADATA)) {
                words();
            } else {
                entries.put(name, entry(name));
            }
        }
        expect(json.currentToken(), JsonToken.END_OBJECT, "header");
        if (json.nextToken() != null) {
            throw new IllegalArgumentException("text after the header");
        }
    }

    private void words() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            expect(json.nextToken(), JsonToken.VALUE_STRING, "metadata " + key);
            metadata.put(key, json.getText());
        }
    }

    private Header.Entry entry(String name) throws IOException {
        Header.Code code = null;
        long[] shape = null;
        long[] offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "dtype" -> code = code(name, json.getText());
                case "shape" -> shape = whole(name + " shape");
                case "data_offsets" -> offsets = whole(name + " data_offsets");
                default -> throw new IllegalArgumentException("unknown field '" + key + "' of tensor '" + name + "'");
            }
        }
        if (code == null || shape == null || offsets == null || offsets.length != 2 || offsets[1] < offsets[0]) {
            throw new IllegalArgumentException("tensor '" + name + "' lacks a valid dtype, shape or data_offsets");
        }
        return new Header.Entry(name, code, shape, offsets[0], offsets[1]);
    }

    private static Header.Code code(String name, String text) {
        for (Header.Code c : Header.Code.values()) {
            if (c.name().equals(text)) {
                return c;
            }
        }
        throw new IllegalArgumentException("tensor '" + name + "' has type " + text + ", only " + Arrays.toString(Header.Code.values())
                + " can be read");
    }

    private long[] whole(String what) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY, what);
        long[] values = new long[8];
        int n = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, what);
            if (n == 32 || json.getLongValue() < 0) {
                throw new IllegalArgumentException(what + " holds a negative number or more than 32 numbers");
            }
            values = n == values.length ? Arrays.copyOf(values, 2 * n) : values;
            values[n++] = json.getLongValue();
        }
        return Arrays.copyOf(values, n);
    }

    private static void expect(JsonToken found, JsonToken wanted, String what) {
        if (found != wanted) {
            throw new IllegalArgumentException(what + ": expected " + wanted + ", found " + found);
        }
    }
}
