package quire.paper.densepoint.file;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import quire.api.QuireException;

/** The numbers behind a PLY header, one after the other. */
abstract class PlyValues {
    static PlyValues of(String source, String format, byte[] bytes, Lines lines) {
        if ("ascii".equals(format)) {
            return new Text(lines);
        }
        if ("binary_little_endian".equals(format) || "binary_big_endian".equals(format)) {
            ByteOrder order = format.contains("little") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            return new Binary(source, ByteBuffer.wrap(bytes, lines.position(), bytes.length - lines.position()).order(order));
        }
        throw QuireException.of("%s: format '%s' is not supported; convert it to ascii or binary_little_endian", source, format);
    }

    /** Begins a row. */
    abstract void row();

    /** The next number of this type. */
    abstract double next(String type);

    /** Numbers that are left at most. */
    abstract int left();

    /** The length of a list, no more than what is left. */
    int length(String type) {
        double v = next(type);
        if (!(v >= 0 && v <= left())) {
            throw QuireException.of("a list of %s values is longer than what is left of the .ply file; get it again", v);
        }
        return (int) v;
    }

    private static final class Text extends PlyValues {
        private final Lines lines;
        private int at;

        Text(Lines lines) {
            this.lines = lines;
        }

        @Override
        void row() {
            if (!lines.next()) {
                throw lines.error("the file ends before its last row; get it again");
            }
            at = 0;
        }

        @Override
        double next(String type) {
            return lines.number(at++);
        }

        @Override
        int left() {
            return lines.words().length - at;
        }
    }

    private static final class Binary extends PlyValues {
        private final String source;
        private final ByteBuffer in;

        Binary(String source, ByteBuffer in) {
            this.source = source;
            this.in = in;
        }

        @Override
        void row() {
            // rows have no marks
        }

        @Override
        double next(String type) {
            try {
                return switch (type) {
                    case "char", "int8" -> in.get();
                    case "uchar", "uint8" -> in.get() & 0xFF;
                    case "short", "int16" -> in.getShort();
                    case "ushort", "uint16" -> in.getShort() & 0xFFFF;
                    case "int", "int32" -> in.getInt();
                    case "uint", "uint32" -> in.getInt() & 0xFFFFFFFFL;
                    case "float", "float32" -> in.getFloat();
                    case "double", "float64" -> in.getDouble();
                    default -> throw QuireException.of("%s: property type '%s' is not supported; mend the header", source, type);
                };
            } catch (BufferUnderflowException e) {
                throw new QuireException(source + ": the file ends before its last row; get it again", e);
            }
        }

        @Override
        int left() {
            return in.remaining();
        }
    }
}
