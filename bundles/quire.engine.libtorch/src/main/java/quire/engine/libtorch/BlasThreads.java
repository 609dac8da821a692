package quire.engine.libtorch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.presets.openblas_nolapack.SetNumThreads;

/**
 * Sets the number of threads of the OpenBLAS that LibTorch uses. JavaCPP's own call looks the function up in the whole process and
 * finds ND4J's OpenBLAS, so here it is looked up in the library files that were loaded from a given folder.
 */
final class BlasThreads {
    private static final String FUNCTION = "openblas_set_num_threads";
    private static final int DYNAMIC_SYMBOLS = 11;
    private static final int SYMBOL_BYTES = 24;

    private final List<SetNumThreads> functions = new ArrayList<>();

    /** @param folder where OpenBLAS was loaded from */
    BlasThreads(Path folder) {
        try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
            // "start-end permissions offset device inode path"; the mapping of offset 0 is where the library begins
            for (String[] f : (Iterable<String[]>) lines.map(l -> l.trim().split("\\s+", 6))::iterator) {
                if (f.length == 6 && Long.parseLong(f[2], 16) == 0 && f[5].startsWith(folder + "/libopenblas")) {
                    long start = Long.parseUnsignedLong(f[0].substring(0, f[0].indexOf('-')), 16);
                    functions.add(function(start + offset(Path.of(f[5]))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (functions.isEmpty()) {
            throw new IllegalStateException("OpenBLAS was not loaded from " + folder);
        }
    }

    void set(int threads) {
        functions.forEach(f -> f.call(threads));
    }

    private static SetNumThreads function(long address) {
        SetNumThreads f = new SetNumThreads() {
        };
        f.put(new Address(address));
        return f;
    }

    /** A bare address. */
    private static final class Address extends Pointer {
        Address(long at) {
            super((Pointer) null);
            address = at;
        }
    }

    /** Where the function lies in an ELF file, by the table of dynamic symbols. */
    private static long offset(Path library) throws IOException {
        try (FileChannel file = FileChannel.open(library)) {
            ByteBuffer elf = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()).order(ByteOrder.LITTLE_ENDIAN);
            int sections = (int) elf.getLong(0x28);
            int width = elf.getShort(0x3A);
            int count = elf.getShort(0x3C);
            for (int s = 0; s < count; s++) {
                int section = sections + s * width;
                if (elf.getInt(section + 4) == DYNAMIC_SYMBOLS) {
                    int names = (int) elf.getLong(sections + elf.getInt(section + 0x28) * width + 0x18);
                    return find(elf, (int) elf.getLong(section + 0x18), (int) elf.getLong(section + 0x20), names);
                }
            }
        }
        throw new IOException(library + " has no dynamic symbols");
    }

    private static long find(ByteBuffer elf, int table, int bytes, int names) throws IOException {
        byte[] wanted = (FUNCTION + '\0').getBytes(StandardCharsets.US_ASCII);
        byte[] name = new byte[wanted.length];
        for (int at = table; at < table + bytes; at += SYMBOL_BYTES) {
            int start = names + elf.getInt(at);
            if (start + name.length <= elf.limit()) {
                elf.get(start, name);
                if (java.util.Arrays.equals(name, wanted)) {
                    return elf.getLong(at + 8);
                }
            }
        }
        throw new IOException("no function " + FUNCTION + " in OpenBLAS");
    }
}
