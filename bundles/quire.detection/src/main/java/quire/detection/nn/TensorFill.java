package quire.detection.nn;

import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/** Writes doubles computed on the host into tensors of either floating type. */
public final class TensorFill {
    private TensorFill() {
    }

    /** Puts the first {@code n} values at element {@code at}. */
    public static void put(Tensor t, int at, double[] values, int n) {
        switch (t.dtype()) {
            case FLOAT -> {
                float[] f = new float[n];
                for (int i = 0; i < n; i++) {
                    f[i] = (float) values[i];
                }
                t.floats().put(at, f, 0, n);
            }
            case DOUBLE -> t.doubles().put(at, values, 0, n);
            default -> throw new IllegalArgumentException("not a floating tensor: " + t);
        }
    }

    /** Puts single-precision values at element {@code at}. */
    public static void put(Tensor t, int at, float[] values) {
        if (t.dtype() == DType.FLOAT) {
            t.floats().put(at, values);
            return;
        }
        double[] d = new double[values.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = values[i];
        }
        t.doubles().put(at, d);
    }

    /** Reads {@code n} values from element {@code at}. */
    public static double[] get(Tensor t, int at, int n) {
        double[] out = new double[n];
        if (t.dtype() == DType.DOUBLE) {
            t.doubles().get(at, out, 0, n);
            return out;
        }
        float[] f = new float[n];
        t.floats().get(at, f, 0, n);
        for (int i = 0; i < n; i++) {
            out[i] = f[i];
        }
        return out;
    }
}
