package quire.paper.msdconvlstm.verify;

/** Sums of differences forecast less observed over cells that are there on both sides; NaN scores where there are none. */
public record Errors(long n, double sum, double absolute, double squares) {
    /** No cells. */
    public static final Errors NONE = new Errors(0, 0, 0, 0);

    public static Errors of(double[] forecast, double[] observed) {
        long n = 0;
        double sum = 0;
        double absolute = 0;
        double squares = 0;
        for (int i = 0; i < forecast.length; i++) {
            double d = forecast[i] - observed[i];
            if (!Double.isNaN(d)) {
                n++;
                sum += d;
                absolute += Math.abs(d);
                squares += d * d;
            }
        }
        return new Errors(n, sum, absolute, squares);
    }

    public Errors plus(Errors o) {
        return new Errors(n + o.n, sum + o.sum, absolute + o.absolute, squares + o.squares);
    }

    private double mean(double v) {
        return n == 0 ? Double.NaN : v / n;
    }

    public double mae() {
        return mean(absolute);
    }

    public double mse() {
        return mean(squares);
    }

    public double rmse() {
        return Math.sqrt(mse());
    }

    /** Mean of forecast less observed. */
    public double meanError() {
        return mean(sum);
    }
}
