package quire.paper.msdconvlstm.verify;

/**
 * Counts of an event (value at or above a threshold) forecast and observed. Scores with a denominator of zero are NaN.
 *
 * @param hits             forecast and observed
 * @param misses           observed alone
 * @param falseAlarms      forecast alone
 * @param correctNegatives neither
 */
public record Contingency(double hits, double misses, double falseAlarms, double correctNegatives) {
    /** No cases. */
    public static final Contingency NONE = new Contingency(0, 0, 0, 0);

    /** Counts cells; those missing (NaN) on either side are left out. */
    public static Contingency of(double[] forecast, double[] observed, double threshold) {
        long h = 0;
        long m = 0;
        long f = 0;
        long c = 0;
        for (int i = 0; i < forecast.length; i++) {
            if (Double.isNaN(forecast[i]) || Double.isNaN(observed[i])) {
                continue;
            }
            boolean said = forecast[i] >= threshold;
            boolean was = observed[i] >= threshold;
            h += said && was ? 1 : 0;
            m += !said && was ? 1 : 0;
            f += said && !was ? 1 : 0;
            c += !said && !was ? 1 : 0;
        }
        return new Contingency(h, m, f, c);
    }

    /** Counts of both together. */
    public Contingency plus(Contingency o) {
        return new Contingency(hits + o.hits, misses + o.misses, falseAlarms + o.falseAlarms, correctNegatives + o.correctNegatives);
    }

    public double n() {
        return hits + misses + falseAlarms + correctNegatives;
    }

    private static double ratio(double a, double b) {
        return b == 0 ? Double.NaN : a / b;
    }

    /** Probability of detection, h/(h+m). */
    public double pod() {
        return ratio(hits, hits + misses);
    }

    /** False alarm ratio, f/(h+f). */
    public double far() {
        return ratio(falseAlarms, hits + falseAlarms);
    }

    /** Probability of false detection, f/(f+c). */
    public double pofd() {
        return ratio(falseAlarms, falseAlarms + correctNegatives);
    }

    /** Critical success index or threat score, h/(h+m+f). */
    public double csi() {
        return ratio(hits, hits + misses + falseAlarms);
    }

    /** Frequency bias, (h+f)/(h+m). */
    public double bias() {
        return ratio(hits + falseAlarms, hits + misses);
    }

    /** Share of cells that are right. */
    public double accuracy() {
        return ratio(hits + correctNegatives, n());
    }

    /** Hits that chance alone would give, (h+m)(h+f)/n. */
    public double hitsRandom() {
        return ratio((hits + misses) * (hits + falseAlarms), n());
    }

    /** Equitable threat score, (h-hr)/(h+m+f-hr). */
    public double ets() {
        return ratio(hits - hitsRandom(), hits + misses + falseAlarms - hitsRandom());
    }

    /** Heidke skill score, 2(hc-mf)/((h+m)(m+c)+(h+f)(f+c)). */
    public double hss() {
        return ratio(2 * (hits * correctNegatives - misses * falseAlarms),
                (hits + misses) * (misses + correctNegatives) + (hits + falseAlarms) * (falseAlarms + correctNegatives));
    }
}
