package quire.paper.densepoint.metric;

import quire.data.metric.Mean;

/** 1 - cos between predicted and true normals, and 1 - |cos| where the sign does not count. */
public final class NormalError {
    private final Mean signed = new Mean();
    private final Mean unsigned = new Mean();

    /** Takes vectors in, three values each. @return cosine of the last */
    public double add(float[] predicted, float[] truth, int from, int points) {
        double last = Double.NaN;
        for (int i = from; i < from + 3 * points; i += 3) {
            last = cosine(predicted, truth, i);
            signed.add(1 - last);
            unsigned.add(1 - Math.abs(last));
        }
        return last;
    }

    private static double cosine(float[] a, float[] b, int i) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int k = i; k < i + 3; k++) {
            ab += (double) a[k] * b[k];
            aa += (double) a[k] * a[k];
            bb += (double) b[k] * b[k];
        }
        // a vector without length points nowhere
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }

    /** Mean of 1 - cos, 0 to 2. */
    public double error() {
        return signed.value();
    }

    /** Mean of 1 - |cos|, 0 to 1. */
    public double unsignedError() {
        return unsigned.value();
    }
}
