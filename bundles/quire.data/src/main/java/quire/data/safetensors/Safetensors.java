package quire.data.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import quire.api.QuireException;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.data.file.AtomicFile;

/**
 * Reads and writes safetensors files: F32, F64, I32 and I64; F16 and BF16 are read as float. The header is checked whole before any
 * tensor memory is allocated, and tensors are moved in bulk between file and native memory.
 */
public final class Safetensors {
    private Safetensors() {
    }

    /**
     * What a file holds.
     *
     * @param tensors  by name, in order of names
     * @param metadata the words of {@code __metadata__}
     */
    public record Content(Map<String, Tensor> tensors, Map<String, String> metadata) {
    }

    /** Replaces a file, whole or not at all. The same tensors and words give the same bytes. */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
        requireLittleEndian();
        // wide types first: every tensor then starts at a multiple of its element size
        List<Map.Entry<String, Tensor>> order = new TreeMap<>(tensors).entrySet().stream()
                .sorted(Comparator.comparing(e -> -e.getValue().dtype().bytes())).toList();
        ByteBuffer header = Header.of(order, metadata).encode();
        AtomicFile.write(file, out -> {
            writeAll(out, header);
            for (Map.Entry<String, Tensor> e : order) {
                writeAll(out, e.getValue().bytes());
            }
        });
    }

    /** Reads everything. @throws QuireException naming the file and what is wrong with it */
    public static Content read(Path file) throws IOException {
        return read(file, name -> true);
    }

    /** Reads the tensors whose names are wanted, and the metadata. */
    public static Content read(Path file, Predicate<String> wanted) throws IOException {
        requireLittleEndian();
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            Header header = Header.read(file, in);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (Header.Entry e : header.entries().values()) {
                if (wanted.test(e.name())) {
                    tensors.put(e.name(), tensor(file, in, header.dataStart() + e.begin(), e));
                }
            }
            return new Content(tensors, header.metadata());
        }
    }

    /** The words of {@code __metadata__}, without reading tensors. */
    public static Map<String, String> metadata(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            return Header.read(file, in).metadata();
        }
    }

    private static Tensor tensor(Path file, FileChannel in, long at, Header.Entry e) throws IOException {
        if (e.bytes() > Integer.MAX_VALUE) {
            throw new QuireException(file + ": tensor '" + e.name() + "' has " + e.bytes() + " bytes; more than 2 GiB cannot be held");
        }
        DType whole = e.code().dtype();
        if (whole != null) {
            Tensor t = Tensor.zeros(whole, e.shape());
            readAll(file, in, t.bytes(), at);
            return t;
        }
        ByteBuffer halves = ByteBuffer.allocate((int) e.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        readAll(file, in, halves, at);
        return Halves.floats(halves.flip().asShortBuffer(), e.code() == Header.Code.BF16, e.shape());
    }

    static void readAll(Path file, FileChannel in, ByteBuffer into, long from) throws IOException {
        long at = from;
        while (into.hasRemaining()) {
            int n = in.read(into, at);
            if (n < 0) {
                throw new QuireException(file + ": file ended at byte " + at + " while it was read; copy it again");
            }
            at += n;
        }
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static void requireLittleEndian() {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new QuireException("safetensors files are little-endian and this machine is not; use a little-endian machine");
        }
    }
}
