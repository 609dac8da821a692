package quire.api.experiment;

import java.util.List;
import java.util.Map;

/**
 * Metrics of every arm and seed.
 *
 * @param values by arm, then metric: one value per seed, in the same order of seeds for every arm
 */
public record Results(Map<String, Map<String, List<Double>>> values) {

    /** One value per seed. */
    public double[] of(String arm, String metric) {
        Map<String, List<Double>> metrics = values.get(arm);
        if (metrics == null || !metrics.containsKey(metric)) {
            throw new IllegalArgumentException("no metric " + metric + " of arm " + arm);
        }
        return metrics.get(metric).stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Differences {@code arm - other}, seed by seed. */
    public Paired difference(String arm, String other, String metric) {
        double[] a = of(arm, metric);
        double[] b = of(other, metric);
        double[] d = new double[a.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = a[i] - b[i];
        }
        return new Paired(d);
    }
}
