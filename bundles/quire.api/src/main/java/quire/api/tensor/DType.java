package quire.api.tensor;

import org.nd4j.linalg.api.buffer.DataType;

/** Element types that cross the seam between papers and engines. */
public enum DType {
    /** 32-bit IEEE floating point, the working type. */
    FLOAT(4, DataType.FLOAT),
    /** 64-bit IEEE floating point, for numeric checks. */
    DOUBLE(8, DataType.DOUBLE),
    /** 32-bit signed integer, for ids and indices. */
    INT(4, DataType.INT32),
    /** 64-bit signed integer. */
    LONG(8, DataType.INT64);

    private final int bytes;
    private final DataType nd4j;

    DType(int bytes, DataType nd4j) {
        this.bytes = bytes;
        this.nd4j = nd4j;
    }

    /** Bytes per element. */
    public int bytes() {
        return bytes;
    }

    /** The same type in SameDiff's terms. */
    public DataType nd4j() {
        return nd4j;
    }

    /** Whether gradients can flow through tensors of this type. */
    public boolean floating() {
        return this == FLOAT || this == DOUBLE;
    }

    /** The type with this name in SameDiff's terms; refuses types that do not cross the seam. */
    public static DType of(DataType type) {
        for (DType d : values()) {
            if (d.nd4j == type) {
                return d;
            }
        }
        throw new IllegalArgumentException("no tensor type for " + type + "; use float, double, int or long");
    }
}
