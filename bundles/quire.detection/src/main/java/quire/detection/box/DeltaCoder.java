package quire.detection.box;

/**
 * A box as offsets from a reference box (R-CNN, arXiv:1311.2524, appendix C): shifts of the centre in sides of the reference, and
 * logarithms of the ratios of sides, each times a weight (the inverse of its standard deviation).
 *
 * @param x     weight of the horizontal shift
 * @param y     weight of the vertical shift
 * @param w     weight of the width
 * @param h     weight of the height
 * @param clamp largest logarithm taken when decoding, so that no side overflows
 */
public record DeltaCoder(double x, double y, double w, double h, double clamp) {
    /** ln(1000/16), the usual largest logarithm. */
    public static final double CLAMP = Math.log(1000.0 / 16);
    /** Weights 1, 1, 1, 1: for anchors. */
    public static final DeltaCoder ANCHORS = new DeltaCoder(1, 1, 1, 1, CLAMP);
    /** Weights 10, 10, 5, 5: for the second stage. */
    public static final DeltaCoder ROIS = new DeltaCoder(10, 10, 5, 5, CLAMP);

    /** Writes the offsets of box {@code j} from reference {@code i} to {@code out} at {@code 4 * k}. Both must have area. */
    public void encode(double[] reference, int i, double[] box, int j, double[] out, int k) {
        int p = 4 * i;
        int q = 4 * j;
        double pw = reference[p + 2] - reference[p];
        double ph = reference[p + 3] - reference[p + 1];
        double gw = box[q + 2] - box[q];
        double gh = box[q + 3] - box[q + 1];
        int o = 4 * k;
        out[o] = x * (box[q] + gw / 2 - reference[p] - pw / 2) / pw;
        out[o + 1] = y * (box[q + 1] + gh / 2 - reference[p + 1] - ph / 2) / ph;
        out[o + 2] = w * Math.log(gw / pw);
        out[o + 3] = h * Math.log(gh / ph);
    }

    /** Writes the box that lies at the given offsets {@code j} from reference {@code i} to {@code out} at {@code 4 * k}. */
    public void decode(double[] reference, int i, double[] deltas, int j, double[] out, int k) {
        int q = 4 * j;
        decode(reference, i, deltas[q], deltas[q + 1], deltas[q + 2], deltas[q + 3], out, k);
    }

    /** As {@link #decode(double[], int, double[], int, double[], int)} for offsets given one by one. */
    public void decode(double[] reference, int i, double dx, double dy, double dw, double dh, double[] out, int k) {
        int p = 4 * i;
        double pw = reference[p + 2] - reference[p];
        double ph = reference[p + 3] - reference[p + 1];
        double cx = reference[p] + pw / 2 + dx / x * pw;
        double cy = reference[p + 1] + ph / 2 + dy / y * ph;
        double gw = Math.exp(Math.min(dw / w, clamp)) * pw / 2;
        double gh = Math.exp(Math.min(dh / h, clamp)) * ph / 2;
        int o = 4 * k;
        out[o] = cx - gw;
        out[o + 1] = cy - gh;
        out[o + 2] = cx + gw;
        out[o + 3] = cy + gh;
    }
}
