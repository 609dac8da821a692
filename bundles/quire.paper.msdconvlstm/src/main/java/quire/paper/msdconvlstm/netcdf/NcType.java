package quire.paper.msdconvlstm.netcdf;

import java.nio.ByteBuffer;

/** Number types of NetCDF: code in classic headers and bytes per value. */
public enum NcType {
    BYTE(1, 1), CHAR(2, 1), SHORT(3, 2), INT(4, 4), FLOAT(5, 4), DOUBLE(6, 8), UBYTE(7, 1), USHORT(8, 2), UINT(9, 4), INT64(10, 8), UINT64(11, 8);

    private final int code;
    private final int bytes;

    NcType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    public int code() {
        return code;
    }

    public int bytes() {
        return bytes;
    }

    /** Whether the types of CDF-1 and CDF-2 hold it. */
    public boolean classic() {
        return code <= DOUBLE.code;
    }

    /** The type with this code, or null. */
    static NcType of(int code) {
        return code >= 1 && code <= values().length ? values()[code - 1] : null;
    }

    /** Next value of a big-endian buffer. */
    double get(ByteBuffer b) {
        return switch (this) {
            case BYTE -> b.get();
            case CHAR, UBYTE -> b.get() & 0xFF;
            case SHORT -> b.getShort();
            case USHORT -> b.getShort() & 0xFFFF;
            case INT -> b.getInt();
            case UINT -> b.getInt() & 0xFFFFFFFFL;
            case FLOAT -> b.getFloat();
            case DOUBLE -> b.getDouble();
            case INT64 -> b.getLong();
            case UINT64 -> unsigned(b.getLong());
        };
    }

    private static double unsigned(long v) {
        return v >= 0 ? v : (v >>> 1) * 2.0 + (v & 1);
    }

    /** Appends a value; integers are rounded. */
    void put(ByteBuffer b, double v) {
        switch (this) {
            case BYTE, CHAR, UBYTE -> b.put((byte) Math.round(v));
            case SHORT, USHORT -> b.putShort((short) Math.round(v));
            case INT, UINT -> b.putInt((int) Math.round(v));
            case FLOAT -> b.putFloat((float) v);
            case DOUBLE -> b.putDouble(v);
            case INT64, UINT64 -> b.putLong(Math.round(v));
        }
    }
}
