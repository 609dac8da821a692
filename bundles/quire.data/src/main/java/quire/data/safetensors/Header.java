package quire.data.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quire.api.QuireException;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/**
 * The table of contents of a safetensors file: eight bytes of length, then JSON.
 *
 * @param dataStart file position that offsets count from
 */
record Header(long dataStart, Map<String, Entry> entries, Map<String, String> metadata) {
    static final String METADATA = "__metadata__";
    private static final int LONGEST = 100_000_000;
    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** Element types of the format that are understood; no dtype where values are widened. */
    enum Code {
        F32(DType.FLOAT, 4), F64(DType.DOUBLE, 8), I32(DType.INT, 4), I64(DType.LONG, 8), F16(null, 2), BF16(null, 2);

        private final DType dtype;
        private final int size;

        Code(DType dtype, int size) {
            this.dtype = dtype;
            this.size = size;
        }

        DType dtype() {
            return dtype;
        }

        static Code of(DType dtype) {
            for (Code c : values()) {
                if (c.dtype == dtype) {
                    return c;
                }
            }
            throw new IllegalArgumentException("no code for " + dtype);
        }
    }

    /** One tensor's place, relative to the start of the data. */
    record Entry(String name, Code code, long[] shape, long begin, long end) {
        long bytes() {
            return end - begin;
        }
    }

    static Header of(List<Map.Entry<String, Tensor>> order, Map<String, String> metadata) {
        Map<String, Entry> entries = new TreeMap<>();
        long at = 0;
        for (Map.Entry<String, Tensor> e : order) {
            Tensor t = e.getValue();
            if (e.getKey().equals(METADATA)) {
                throw new IllegalArgumentException("no tensor may be named " + METADATA);
            }
            entries.put(e.getKey(), new Entry(e.getKey(), Code.of(t.dtype()), t.shape(), at, at + t.byteSize()));
            at += t.byteSize();
        }
        return new Header(0, entries, new TreeMap<>(metadata));
    }

    ByteBuffer encode() throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (JsonGenerator g = JSON.createGenerator(json)) {
            g.writeStartObject();
            g.writeObjectFieldStart(METADATA);
            for (Map.Entry<String, String> w : metadata.entrySet()) {
                g.writeStringField(w.getKey(), w.getValue());
            }
            g.writeEndObject();
            for (Entry e : entries.values()) {
                g.writeObjectFieldStart(e.name());
                g.writeStringField("dtype", e.code().name());
                g.writeFieldName("shape");
                g.writeArray(e.shape(), 0, e.shape().length);
                g.writeFieldName("data_offsets");
                g.writeArray(new long[] {e.begin(), e.end()}, 0, 2);
                g.writeEndObject();
            }
            g.writeEndObject();
        }
        while (json.size() % 8 != 0) {
            json.write(' ');
        }
        return ByteBuffer.allocate(8 + json.size()).order(ByteOrder.LITTLE_ENDIAN).putLong(json.size()).put(json.toByteArray()).flip();
    }

    static Header read(Path file, FileChannel in) throws IOException {
        long size = in.size();
        if (size < 10) {
            throw new QuireException(file + ": " + size + " bytes are too few for a safetensors file; give another file");
        }
        ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        Safetensors.readAll(file, in, length, 0);
        long n = length.getLong(0);
        if (n < 2 || n > size - 8 || n > LONGEST) {
            throw new QuireException(file + ": header length " + Long.toUnsignedString(n) + " does not fit a file of " + size
                    + " bytes (at most " + LONGEST + "); the file is no safetensors file or is cut off");
        }
        ByteBuffer json = ByteBuffer.allocate((int) n);
        Safetensors.readAll(file, in, json, 8);
        Map<String, Entry> entries = new TreeMap<>();
        Map<String, String> metadata = new TreeMap<>();
        try (JsonParser p = JSON.createParser(json.array())) {
            new HeaderReader(p, entries, metadata).read();
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw new QuireException(file + ": bad safetensors header: " + e.getMessage().lines().findFirst().orElse("") + "; get the file again", e);
        }
        checkOffsets(file, entries, size - 8 - n);
        return new Header(8 + n, entries, metadata);
    }

    private static void checkOffsets(Path file, Map<String, Entry> entries, long dataBytes) {
        List<Entry> byPlace = new ArrayList<>(entries.values());
        byPlace.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long at = 0;
        for (Entry e : byPlace) {
            long need = e.code().size;
            for (long d : e.shape()) {
                need = d == 0 ? 0 : saturatedProduct(need, d);
            }
            if (e.begin() != at || need != e.bytes() || e.end() > dataBytes) {
                throw new QuireException(file + ": tensor '" + e.name() + "' claims bytes " + e.begin() + " to " + e.end() + " of " + dataBytes
                        + " but needs " + need + " bytes from " + at + "; the file is damaged, get it again");
            }
            at = e.end();
        }
        if (at != dataBytes) {
            throw new QuireException(file + ": " + (dataBytes - at) + " bytes after the last tensor; the file is damaged, get it again");
        }
    }

    private static long saturatedProduct(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        return high != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }
}
