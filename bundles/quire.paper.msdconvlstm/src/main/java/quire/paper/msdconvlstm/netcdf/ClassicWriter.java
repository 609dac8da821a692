package quire.paper.msdconvlstm.netcdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import quire.data.file.AtomicFile;

/** Writes classic NetCDF: CDF-1, CDF-2 or CDF-5, with fixed variables and, where a dimension is a record's, interleaved records. */
public final class ClassicWriter {
    private final int version;
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** @param values by place in row-major order */
    private record Entry(Variable variable, IntToDoubleFunction values) {
        boolean record() {
            return !variable.dimensions().isEmpty() && variable.dimensions().get(0).unlimited();
        }

        /** Values of the variable, or of one record. */
        int each() {
            long n = variable.size();
            return Math.toIntExact(record() ? n / Math.max(1, variable.dimensions().get(0).length()) : n);
        }

        long padded() {
            return ((long) each() * variable.type().bytes() + 3) & ~3L;
        }
    }

    /** @param version 1, 2 or 5 */
    public ClassicWriter(int version) {
        if (version != 1 && version != 2 && version != 5) {
            throw new IllegalArgumentException("no CDF-" + version);
        }
        this.version = version;
    }

    /** Adds a dimension. @param unlimited whether its variables are written by records; one dimension at most */
    public ClassicWriter dimension(String name, int length, boolean unlimited) {
        dimensions.put(name, new Dimension(name, length, unlimited));
        return this;
    }

    /** Adds a global attribute: String or double[]. */
    public ClassicWriter attribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    /** Adds a variable; {@code axes} are names of dimensions, those of a fill value and packing among its attributes. */
    public ClassicWriter variable(String name, NcType type, List<String> axes, Map<String, Object> with, IntToDoubleFunction values) {
        if (version != 5 && !type.classic()) {
            throw new IllegalArgumentException(type + " needs CDF-5");
        }
        List<Dimension> of = axes.stream().map(dimensions::get).toList();
        entries.add(new Entry(new Variable(name, type, of, new Attributes(with)), values));
        return this;
    }

    /** Replaces the file. */
    public void write(Path file) throws IOException {
        byte[] sized = header(new long[entries.size()]);
        byte[] header = header(begins(sized.length));
        AtomicFile.stream(file, out -> {
            out.write(header);
            for (Entry e : entries) {
                if (!e.record()) {
                    values(out, e, 0, e.padded());
                }
            }
            List<Entry> recorded = entries.stream().filter(Entry::record).toList();
            for (int r = 0; r < records(); r++) {
                for (Entry e : recorded) {
                    values(out, e, r * e.each(), recorded.size() == 1 ? (long) e.each() * e.variable.type().bytes() : e.padded());
                }
            }
        });
    }

    private long records() {
        return dimensions.values().stream().filter(Dimension::unlimited).mapToLong(Dimension::length).findFirst().orElse(0);
    }

    private long[] begins(long header) {
        long[] out = new long[entries.size()];
        long at = header;
        for (boolean recorded : new boolean[] {false, true}) {
            for (int i = 0; i < out.length; i++) {
                if (entries.get(i).record() == recorded) {
                    out[i] = at;
                    at += entries.get(i).padded();
                }
            }
        }
        return out;
    }

    private static void values(OutputStream out, Entry e, int from, long bytes) throws IOException {
        NcType t = e.variable.type();
        ByteBuffer b = ByteBuffer.allocate((int) bytes);
        for (int i = 0; i < e.each(); i++) {
            t.put(b, e.values.applyAsDouble(from + i));
        }
        out.write(b.array());
    }

    private byte[] header(long[] begins) {
        Words w = new Words();
        w.bytes.writeBytes(new byte[] {'C', 'D', 'F', (byte) version});
        w.count(records());
        List<String> names = List.copyOf(dimensions.keySet());
        w.list(10, names.size());
        for (Dimension d : dimensions.values()) {
            w.name(d.name());
            w.count(d.unlimited() ? 0 : d.length());
        }
        w.attributes(attributes, null);
        w.list(11, entries.size());
        for (int i = 0; i < begins.length; i++) {
            Variable v = entries.get(i).variable;
            w.name(v.name());
            w.count(v.dimensions().size());
            v.axes().forEach(a -> w.count(names.indexOf(a)));
            w.attributes(v.attributes().values(), v.type());
            w.word(v.type().code());
            w.count(entries.get(i).padded());
            w.number(begins[i], version == 1 ? 4 : 8);
        }
        return w.bytes.toByteArray();
    }

    /** A header under way. */
    private final class Words {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void number(long v, int size) {
            bytes.writeBytes(java.util.Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(v).array(), 8 - size, 8));
        }

        void word(int v) {
            number(v, 4);
        }

        void count(long v) {
            number(v, version == 5 ? 8 : 4);
        }

        void list(int tag, int n) {
            word(n == 0 ? 0 : tag);
            count(n);
        }

        void padded(byte[] b) {
            bytes.writeBytes(b);
            bytes.writeBytes(new byte[-b.length & 3]);
        }

        void name(String s) {
            byte[] b = s.getBytes(StandardCharsets.UTF_8);
            count(b.length);
            padded(b);
        }

        /** Fill values have their variable's type, as the format wants; other numbers are doubles. */
        void attributes(Map<String, Object> all, NcType own) {
            list(12, all.size());
            all.forEach((name, value) -> {
                name(name);
                byte[] b;
                NcType t;
                if (value instanceof double[] d) {
                    t = own != null && (name.equals("_FillValue") || name.equals("missing_value")) ? own : NcType.DOUBLE;
                    ByteBuffer to = ByteBuffer.allocate(d.length * t.bytes());
                    for (double v : d) {
                        t.put(to, v);
                    }
                    b = to.array();
                } else {
                    t = NcType.CHAR;
                    b = value.toString().getBytes(StandardCharsets.UTF_8);
                }
                word(t.code());
                count(b.length / t.bytes());
                padded(b);
            });
        }
    }
}
