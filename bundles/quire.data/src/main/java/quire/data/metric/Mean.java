package quire.data.metric;

/** Weighted mean of values. */
public final class Mean {
    private double sum;
    private double weight;

    public void add(double value) {
        add(value, 1);
    }

    /** @param weight at least 0 */
    public void add(double value, double weight) {
        sum += value * weight;
        this.weight += weight;
    }

    /** The mean; NaN before the first value. */
    public double value() {
        return weight == 0 ? Double.NaN : sum / weight;
    }
}
