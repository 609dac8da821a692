package quire.detection.nn;

/** How the bins of a region read the cells of a map along one axis. */
@FunctionalInterface
public interface AxisSampling {
    /**
     * Weights of all cells for all bins.
     *
     * @param low   where the region begins, in pixels
     * @param high  where it ends
     * @param scale cells per pixel
     * @param cells of the map along this axis
     * @param bins  of the region along this axis
     * @param out   receives [bins, cells] from {@code at}; zero there before
     */
    void write(double low, double high, double scale, int cells, int bins, double[] out, int at);

    /**
     * RoIAlign (arXiv:1703.06870, section 3): the mean of bilinear samples, torchvision's rules. A sample more than one cell outside counts
     * as 0, others are held inside.
     *
     * @param ratio   samples per bin, or 0 for as many as the bin has cells, rounded up
     * @param aligned whether cell centres lie at halves (the correct form); otherwise regions are at least one cell long
     */
    static AxisSampling align(int ratio, boolean aligned) {
        return (low, high, scale, cells, bins, out, at) -> {
            double from = low * scale - (aligned ? 0.5 : 0);
            double length = (high - low) * scale;
            double bin = (aligned ? length : Math.max(length, 1)) / bins;
            int samples = ratio > 0 ? ratio : (int) Math.ceil(bin);
            for (int b = 0; b < bins; b++) {
                int row = at + b * cells;
                for (int s = 0; s < samples; s++) {
                    double p = from + (b + (s + 0.5) / samples) * bin;
                    if (p >= -1 && p <= cells) {
                        p = Math.max(p, 0);
                        int i = Math.min((int) p, cells - 1);
                        int next = Math.min(i + 1, cells - 1);
                        double share = i == cells - 1 ? 0 : p - i;
                        out[row + i] += (1 - share) / samples;
                        out[row + next] += share / samples;
                    }
                }
            }
        };
    }

    /** The mean of the cells of each bin, as R-FCN pools (arXiv:1605.06409); bins without cells give 0. */
    static AxisSampling mean() {
        return (low, high, scale, cells, bins, out, at) -> {
            double from = Math.round(low * scale);
            double bin = Math.max(Math.round(high * scale) - from, 0.1) / bins;
            for (int b = 0; b < bins; b++) {
                spread(from + b * bin, from + (b + 1) * bin, cells, out, at + b * cells, true);
            }
        };
    }

    /** 1 for the cells of each bin, as RoIPool cuts them (arXiv:1504.08083): for {@link MaxRoiPool}. */
    static AxisSampling members() {
        return (low, high, scale, cells, bins, out, at) -> {
            double from = Math.round(low * scale);
            double bin = Math.max(Math.round(high * scale) - from + 1, 1.0) / bins;
            for (int b = 0; b < bins; b++) {
                // single precision as the published kernels: whole bins must not spill over by a rounding error
                spread(from + (float) (b * bin), from + (float) ((b + 1) * bin), cells, out, at + b * cells, false);
            }
        };
    }

    private static void spread(double low, double high, int cells, double[] out, int row, boolean mean) {
        int first = (int) Math.min(Math.max(Math.floor(low), 0), cells);
        int last = (int) Math.min(Math.max(Math.ceil(high), 0), cells);
        for (int i = first; i < last; i++) {
            out[row + i] = mean ? 1.0 / (last - first) : 1;
        }
    }
}
