package quire.api.experiment;

import java.util.Arrays;
import java.util.Locale;

/** Differences of two arms over the same seeds. */
public final class Paired {
    /** 97.5 % quantiles of Student's t for 1 to 30 degrees of freedom. */
    private static final double[] T = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
        2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};
    private final double[] differences;

    public Paired(double... differences) {
        this.differences = differences.clone();
    }

    public double mean() {
        return Arrays.stream(differences).average().orElse(Double.NaN);
    }

    /** Sample standard deviation; NaN for fewer than two seeds. */
    public double sd() {
        double m = mean();
        int n = differences.length;
        return n < 2 ? Double.NaN : Math.sqrt(Arrays.stream(differences).map(d -> (d - m) * (d - m)).sum() / (n - 1));
    }

    /** Half width of the 95 % interval of the mean; infinite for fewer than two seeds. */
    public double margin() {
        int n = differences.length;
        return n < 2 ? Double.POSITIVE_INFINITY : (n - 1 <= T.length ? T[n - 2] : 1.96) * sd() / Math.sqrt(n);
    }

    public double lower() {
        return mean() - margin();
    }

    public double upper() {
        return mean() + margin();
    }

    /** Smallest difference over the seeds. */
    public double min() {
        return Arrays.stream(differences).min().orElse(Double.NaN);
    }

    /** Largest difference over the seeds. */
    public double max() {
        return Arrays.stream(differences).max().orElse(Double.NaN);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%+.4f [%+.4f, %+.4f] over %d seeds", mean(), lower(), upper(), differences.length);
    }
}
