package quire.data.metric;

/** Mean binary cross-entropy in nats, from logits: log(1 + exp(x)) - y x, computed without overflow. */
public final class LogLoss {
    private double sum;
    private long count;

    /** @param label 0 to 1 */
    public void add(double logit, double label) {
        sum += Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - label * logit;
        count++;
    }

    public void add(float[] logits, float[] labels) {
        for (int i = 0; i < logits.length; i++) {
            add(logits[i], labels[i]);
        }
    }

    /** The mean; NaN before the first example. */
    public double value() {
        return count == 0 ? Double.NaN : sum / count;
    }
}
