package quire.paper.msdconvlstm.netcdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.paper.msdconvlstm.netcdf.ClassicHeader.Placed;

/** CDF-1, CDF-2 (64-bit offsets) and CDF-5 (64-bit data). Everything is big-endian; records of several variables are interleaved. */
final class ClassicFile implements NetcdfFile {
    private static final int CHUNK = 1 << 20;
    private final String name;
    private final FileChannel channel;
    private final ClassicHeader header;
    private final Map<String, Placed> places = new LinkedHashMap<>();
    private final List<Variable> variables = new ArrayList<>();
    private final long recordBytes;

    private ClassicFile(String name, FileChannel channel) throws IOException {
        this.name = name;
        this.channel = channel;
        ByteBuffer magic = ByteBuffer.allocate(4);
        channel.read(magic);
        int version = magic.get(3);
        if (version != 1 && version != 2 && version != 5) {
            throw QuireException.of("%s: NetCDF of unknown version %d; CDF-1, CDF-2, CDF-5 and NetCDF-4 are read (nccopy -k classic converts)", name, version);
        }
        try {
            header = new ClassicHeader(name, new Cursor(name, channel, version == 5), version);
            recordBytes = recordBytes();
            long records = records(version);
            for (Placed p : header.placed) {
                places.put(p.name(), p);
                variables.add(new Variable(p.name(), p.type(), header.axes(p, records), p.attributes()));
                check(p, records);
            }
        } catch (ArithmeticException e) {
            throw new QuireException(name + ": damaged header, sizes beyond any file; get the file again", e);
        }
    }

    static ClassicFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new ClassicFile(file.toString(), channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** A lone record variable is not padded. */
    private long recordBytes() {
        List<Placed> all = header.placed.stream().filter(header::record).toList();
        if (all.size() == 1) {
            return header.bytes(all.get(0));
        }
        long n = 0;
        for (Placed p : all) {
            n = Math.addExact(n, (header.bytes(p) + 3) & ~3L);
        }
        return n;
    }

    /** Records there are; a streamed file does not say and is as long as it is. */
    private long records(int version) throws IOException {
        boolean streaming = version == 5 ? header.records == -1 : (int) header.records == -1;
        if (!streaming) {
            return version == 5 ? header.records : header.records & 0xFFFFFFFFL;
        }
        long begin = header.placed.stream().filter(header::record).mapToLong(Placed::begin).min().orElse(0);
        return recordBytes == 0 ? 0 : (channel.size() - begin) / recordBytes;
    }

    private void check(Placed p, long records) throws IOException {
        boolean record = header.record(p);
        if (record && records == 0) {
            return;
        }
        long end = Math.addExact(p.begin(), record ? Math.addExact(Math.multiplyExact(records - 1, recordBytes), header.bytes(p)) : header.bytes(p));
        if (p.begin() < 0 || end > channel.size()) {
            throw QuireException.of("%s: truncated, variable '%s' ends at byte %d of %d; get the file again", name, p.name(), end, channel.size());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Attributes attributes() {
        return header.attributes;
    }

    @Override
    public List<Variable> variables() {
        return variables;
    }

    @Override
    public double[] raw(Variable v) throws IOException {
        if (v.size() > MOST_VALUES) {
            throw QuireException.of("%s: variable '%s' has %d values, more than %d; cut the file into parts", name, v.name(), v.size(), MOST_VALUES);
        }
        Placed p = places.get(v.name());
        double[] out = new double[(int) v.size()];
        if (!header.record(p)) {
            read(p.begin(), p.type(), out, 0, out.length);
            return out;
        }
        long records = v.dimensions().get(0).length();
        int each = records == 0 ? 0 : (int) (out.length / records);
        for (int r = 0; r < records; r++) {
            read(p.begin() + r * recordBytes, p.type(), out, r * each, each);
        }
        return out;
    }

    private void read(long at, NcType type, double[] out, int from, int n) throws IOException {
        ByteBuffer b = ByteBuffer.allocate((int) Math.min(CHUNK, (long) n * type.bytes()));
        long place = at;
        for (int done = 0; done < n; ) {
            int part = Math.min(n - done, b.capacity() / type.bytes());
            b.clear().limit(part * type.bytes());
            while (b.hasRemaining()) {
                int got = channel.read(b, place);
                if (got < 0) {
                    throw QuireException.of("%s: ended while it was read; get the file again", name);
                }
                place += got;
            }
            b.flip();
            for (int i = 0; i < part; i++) {
                out[from + done + i] = type.get(b);
            }
            done += part;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
