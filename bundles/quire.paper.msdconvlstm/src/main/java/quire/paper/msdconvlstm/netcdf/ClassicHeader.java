package quire.paper.msdconvlstm.netcdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;

/** The header of a classic file: dimensions, attributes, variables and where their values begin. */
final class ClassicHeader {
    private static final int DIMENSIONS = 10;
    private static final int VARIABLES = 11;
    private static final int ATTRIBUTES = 12;
    private static final int MOST = 1 << 16;
    private final String file;
    private final Cursor in;
    private final boolean shortOffsets;
    private final List<Dimension> dimensions = new ArrayList<>();
    final List<Placed> placed = new ArrayList<>();
    final Attributes attributes;
    final long records;

    /** @param begin first byte of its values */
    record Placed(String name, NcType type, List<Integer> axes, Attributes attributes, long begin) {
    }

    ClassicHeader(String file, Cursor in, int version) throws IOException {
        this.file = file;
        this.in = in;
        this.shortOffsets = version == 1;
        long n = version == 5 ? in.wide() : in.word();
        this.records = n;
        long count = list(DIMENSIONS, "dimensions");
        for (int i = 0; i < count; i++) {
            String name = in.name();
            long length = in.count();
            dimensions.add(new Dimension(name, length, length == 0));
        }
        attributes = attributes();
        long variables = list(VARIABLES, "variables");
        for (int i = 0; i < variables; i++) {
            placed.add(variable());
        }
    }

    private long list(int tag, String what) throws IOException {
        int found = in.word();
        long n = in.count();
        if (found != tag && (found != 0 || n != 0) || n > MOST) {
            throw QuireException.of("%s: damaged header where its %s begin (tag %d, count %d); get the file again", file, what, found, n);
        }
        return n;
    }

    private NcType type(String of) throws IOException {
        int code = in.word();
        NcType t = NcType.of(code);
        if (t == null) {
            throw QuireException.of("%s: '%s' has type %d, which NetCDF does not know; get the file again", file, of, code);
        }
        return t;
    }

    private Attributes attributes() throws IOException {
        Map<String, Object> out = new LinkedHashMap<>();
        long n = list(ATTRIBUTES, "attributes");
        for (int i = 0; i < n; i++) {
            String name = in.name();
            NcType t = type(name);
            long count = in.count();
            ByteBuffer b = in.bytes(Math.multiplyExact(count, (long) t.bytes()));
            if (t == NcType.CHAR) {
                out.put(name, StandardCharsets.UTF_8.decode(b).toString().replace("\0", ""));
                continue;
            }
            double[] v = new double[(int) count];
            for (int j = 0; j < v.length; j++) {
                v[j] = t.get(b);
            }
            out.put(name, v);
        }
        return new Attributes(out);
    }

    private Placed variable() throws IOException {
        String name = in.name();
        long rank = in.count();
        List<Integer> axes = new ArrayList<>();
        for (long i = 0; i < rank; i++) {
            long id = in.count();
            if (id >= dimensions.size() || axes.size() > 1024 || dimensions.get((int) id).unlimited() && i > 0) {
                throw QuireException.of("%s: variable '%s' has no valid dimension %d; get the file again", file, name, id);
            }
            axes.add((int) id);
        }
        Attributes a = attributes();
        NcType t = type(name);
        // vsize is redundant and wrapped round in large files
        in.count();
        return new Placed(name, t, axes, a, shortOffsets ? in.word() & 0xFFFFFFFFL : in.wide());
    }

    /** Dimensions of a variable, with the record dimension as long as there are records. */
    List<Dimension> axes(Placed p, long recordsThere) {
        return p.axes().stream().map(dimensions::get).map(d -> d.unlimited() ? new Dimension(d.name(), recordsThere, true) : d).toList();
    }

    boolean record(Placed p) {
        return !p.axes().isEmpty() && dimensions.get(p.axes().get(0)).unlimited();
    }

    /** Bytes of the variable, or of one record of it, without padding. */
    long bytes(Placed p) {
        long n = p.type().bytes();
        for (int i = record(p) ? 1 : 0; i < p.axes().size(); i++) {
            n = Math.multiplyExact(n, dimensions.get(p.axes().get(i)).length());
        }
        return n;
    }
}
