package quire.paper.age.explore;

/**
 * The UCB form of uncertainty (section 3.2, equation 12): how far masked predictions lie apart.
 *
 * @param variance  variance as the prose says, rather than its root, which has the unit of a prediction
 * @param aboutMean about the mean of the masked predictions rather than the prediction without mask
 */
public record Spread(boolean variance, boolean aboutMean) {
    /**
     * @param masked [samples, rows]
     * @return per row, at least 0
     */
    public double[] of(double[] point, double[] masked) {
        int rows = point.length;
        int samples = masked.length / rows;
        double[] out = new double[rows];
        for (int r = 0; r < rows; r++) {
            double centre = point[r];
            if (aboutMean) {
                centre = 0;
                for (int s = 0; s < samples; s++) {
                    centre += masked[s * rows + r] / samples;
                }
            }
            double squares = 0;
            for (int s = 0; s < samples; s++) {
                double d = masked[s * rows + r] - centre;
                squares += d * d;
            }
            out[r] = variance ? squares / samples : Math.sqrt(squares / samples);
        }
        return out;
    }
}
