package quire.paper.msdconvlstm.grib;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import quire.api.QuireException;

/** The messages of a GRIB file, one after another; what lies between them is skipped. */
public final class GribFile {
    private static final int LARGEST = 1 << 30;

    private GribFile() {
    }

    /** What is done with each field; fields are not kept. */
    @FunctionalInterface
    public interface Visitor {
        void field(GribField field) throws IOException;
    }

    /** All fields of a file. */
    public static List<GribField> read(Path file) throws IOException {
        List<GribField> out = new ArrayList<>();
        visit(file, out::add);
        return out;
    }

    /** Reads field by field. @throws QuireException if it is not GRIB, cut off, of an edition or template not read: with the number */
    public static void visit(Path file, Visitor visitor) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            int message = 0;
            long at = 0;
            while ((at = next(in, at)) >= 0) {
                message++;
                at += message(in, at, file + " message " + message, visitor);
            }
            if (message == 0) {
                in.seek(0);
                byte[] head = new byte[(int) Math.min(8, in.length())];
                in.readFully(head);
                throw QuireException.of("%s: not a GRIB file, it starts with bytes %s; give a file with GRIB messages", file, HexFormat.ofDelimiter(" ").formatHex(head));
            }
        }
    }

    /** Where the next message begins, or -1. */
    private static long next(RandomAccessFile in, long from) throws IOException {
        byte[] part = new byte[1 << 16];
        for (long at = from; at < in.length(); at += part.length - 3) {
            in.seek(at);
            int n = in.read(part);
            for (int i = 0; i + 4 <= n; i++) {
                if (part[i] == 'G' && part[i + 1] == 'R' && part[i + 2] == 'I' && part[i + 3] == 'B') {
                    return at + i;
                }
            }
        }
        return -1;
    }

    private static long message(RandomAccessFile in, long at, String where, Visitor visitor) throws IOException {
        byte[] head = new byte[16];
        if (in.length() - at < head.length) {
            throw cut(where, head.length, in.length() - at);
        }
        in.seek(at);
        in.readFully(head);
        Octets indicator = new Octets(where, head, 0, head.length);
        int edition = indicator.at(8);
        if (edition != 1 && edition != 2) {
            throw QuireException.of("%s: GRIB edition %d; editions 1 and 2 are read", where, edition);
        }
        long length = edition == 1 ? indicator.unsigned(5, 3) : indicator.unsigned(9, 8);
        if (length < 28 || length > LARGEST) {
            throw QuireException.of("%s: says it has %d bytes; get the file again", where, length);
        }
        if (length > in.length() - at) {
            throw cut(where, length, in.length() - at);
        }
        byte[] bytes = new byte[(int) length];
        in.seek(at);
        in.readFully(bytes);
        if (edition == 1) {
            visitor.field(new Edition1(where, bytes).field());
        } else {
            new Sections(where, bytes).visit(visitor);
        }
        return length;
    }

    private static QuireException cut(String where, long needs, long has) {
        return QuireException.of("%s: truncated, it needs %d bytes and %d are there; get the file again", where, needs, has);
    }
}
