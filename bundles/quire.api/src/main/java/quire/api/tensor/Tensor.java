package quire.api.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * A dense, row-major block of numbers in native memory, at most 2 GiB: what data sets fill, sessions take and sessions give back.
 * Engines read and write the memory by address, so that nothing is copied on the way in. A tensor does no arithmetic.
 *
 * <p>The views ({@link #floats()}…) share the memory and start at position 0; use their bulk and absolute methods.
 */
public final class Tensor {
    private final DType dtype;
    private final long[] shape;
    private final ByteBuffer bytes;

    private Tensor(DType dtype, long[] shape, ByteBuffer bytes) {
        this.dtype = dtype;
        this.shape = shape.clone();
        this.bytes = bytes;
    }

    /** A zero-filled tensor. */
    public static Tensor zeros(DType dtype, long... shape) {
        long need = Math.multiplyExact(count(shape), (long) dtype.bytes());
        if (need > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a tensor holds at most 2 GiB, not " + dtype + Arrays.toString(shape));
        }
        return new Tensor(dtype, shape, ByteBuffer.allocateDirect((int) need).order(ByteOrder.nativeOrder()));
    }

    /** A view of direct memory in native byte order, starting at the buffer's position. */
    public static Tensor wrap(DType dtype, ByteBuffer memory, long... shape) {
        long need = Math.multiplyExact(count(shape), (long) dtype.bytes());
        if (!memory.isDirect() || memory.remaining() < need) {
            throw new IllegalArgumentException("need " + need + " bytes of direct memory, got " + memory);
        }
        return new Tensor(dtype, shape, memory.slice(memory.position(), (int) need).order(ByteOrder.nativeOrder()));
    }

    /** A copy of the values as a float tensor. */
    public static Tensor of(float[] values, long... shape) {
        Tensor t = sized(values.length, DType.FLOAT, shape);
        t.floats().put(values);
        return t;
    }

    /** A copy of the values as a double tensor. */
    public static Tensor of(double[] values, long... shape) {
        Tensor t = sized(values.length, DType.DOUBLE, shape);
        t.doubles().put(values);
        return t;
    }

    /** A copy of the values as an int tensor. */
    public static Tensor of(int[] values, long... shape) {
        Tensor t = sized(values.length, DType.INT, shape);
        t.ints().put(values);
        return t;
    }

    /** A copy of the values as a long tensor. */
    public static Tensor of(long[] values, long... shape) {
        Tensor t = sized(values.length, DType.LONG, shape);
        t.longs().put(values);
        return t;
    }

    private static Tensor sized(int values, DType dtype, long[] shape) {
        Tensor t = zeros(dtype, shape);
        if (t.size() != values) {
            throw new IllegalArgumentException(values + " values do not fill shape " + Arrays.toString(shape));
        }
        return t;
    }

    private static long count(long[] shape) {
        long n = 1;
        for (long d : shape) {
            if (d < 0) {
                throw new IllegalArgumentException("negative dimension in " + Arrays.toString(shape));
            }
            n = Math.multiplyExact(n, d);
        }
        return n;
    }

    public DType dtype() {
        return dtype;
    }

    /** The dimensions; empty for a scalar. */
    public long[] shape() {
        return shape.clone();
    }

    /** One dimension. */
    public long dim(int axis) {
        return shape[axis];
    }

    public int rank() {
        return shape.length;
    }

    /** Number of elements. */
    public int size() {
        return bytes.capacity() / dtype.bytes();
    }

    /** Bytes of native memory behind this tensor. */
    public int byteSize() {
        return bytes.capacity();
    }

    /** The memory itself, in native order, position 0. */
    public ByteBuffer bytes() {
        return bytes.duplicate().order(ByteOrder.nativeOrder());
    }

    public FloatBuffer floats() {
        return typed(DType.FLOAT).asFloatBuffer();
    }

    public DoubleBuffer doubles() {
        return typed(DType.DOUBLE).asDoubleBuffer();
    }

    public IntBuffer ints() {
        return typed(DType.INT).asIntBuffer();
    }

    public LongBuffer longs() {
        return typed(DType.LONG).asLongBuffer();
    }

    private ByteBuffer typed(DType wanted) {
        if (dtype != wanted) {
            throw new IllegalStateException("tensor is " + dtype + ", not " + wanted);
        }
        return bytes();
    }

    /** The values as a new array of doubles, whatever the type. */
    public double[] toDoubles() {
        double[] out = new double[size()];
        switch (dtype) {
            case DOUBLE -> doubles().get(out);
            case FLOAT -> {
                float[] f = toFloats();
                for (int i = 0; i < f.length; i++) {
                    out[i] = f[i];
                }
            }
            case INT -> {
                IntBuffer b = ints();
                for (int i = 0; i < out.length; i++) {
                    out[i] = b.get(i);
                }
            }
            case LONG -> {
                LongBuffer b = longs();
                for (int i = 0; i < out.length; i++) {
                    out[i] = b.get(i);
                }
            }
        }
        return out;
    }

    /** The values of a float tensor as a new array. */
    public float[] toFloats() {
        float[] out = new float[size()];
        floats().get(out);
        return out;
    }

    /** The single value of a one-element tensor. */
    public double scalar() {
        if (size() != 1) {
            throw new IllegalStateException("not one value: " + this);
        }
        return toDoubles()[0];
    }

    /** The same memory seen with other dimensions of the same product. */
    public Tensor reshape(long... dims) {
        return wrap(dtype, bytes(), dims);
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive) of the first dimension, sharing the memory. */
    public Tensor rows(int from, int to) {
        int row = byteSize() / Math.max(1, (int) shape[0]);
        long[] dims = shape.clone();
        dims[0] = (long) to - from;
        return wrap(dtype, bytes().position(from * row), dims);
    }

    /** A copy in memory of its own. */
    public Tensor copy() {
        Tensor t = zeros(dtype, shape);
        t.bytes().put(bytes());
        return t;
    }

    /** Overwrites the values with those of a tensor of the same type and size. */
    public void set(Tensor other) {
        if (other.dtype != dtype || other.byteSize() != byteSize()) {
            throw new IllegalArgumentException("cannot put " + other + " into " + this);
        }
        bytes().put(other.bytes());
    }

    @Override
    public String toString() {
        return dtype.name().toLowerCase(java.util.Locale.ROOT) + Arrays.toString(shape);
    }
}
