package quire.core.train;

import java.util.Map;
import java.util.TreeMap;
import quire.api.run.RunWriter.Checkpoint;
import quire.api.tensor.Tensor;

/** Where a training is: everything besides the session's own values that a resumed run needs. Sums are kept to the last bit. */
final class Progress {
    private static final String BEST = "best/";
    /** What the procedure keeps, among a checkpoint's tensors. */
    static final String PROCEDURE = "procedure/";
    private static final String LAST = "loss.last/";
    private static final String SUM = "loss.sum/";
    private static final String METRIC = "best.metric/";

    /** Epoch under way, from 0. */
    int epoch;
    /** Updates done in it. */
    int step;
    /** Updates done in all. */
    long updates;
    /** Updates the optimiser had behind it when this training began (warm start). */
    long offset;
    /** Sums over the epoch of each loss times rows, and of rows. */
    Map<String, Double> lossSums = new TreeMap<>();
    long lossRows;
    /** Mean of each loss over the last whole epoch; empty before there is one. */
    Map<String, Double> lastLosses = new TreeMap<>();
    /** Selection value of the best epoch so far; NaN before there is one. */
    double best = Double.NaN;
    int bestEpoch = -1;
    Map<String, Double> bestMetrics = new TreeMap<>();
    Map<String, Tensor> bestValues = Map.of();
    /** Epochs since the best one, and since the rate fell or a best was found. */
    int stale;
    int stalePlateau;
    double rateFactor = 1;
    boolean finished;

    Checkpoint checkpoint(Map<String, Tensor> values) {
        Map<String, Tensor> tensors = new TreeMap<>(values);
        bestValues.forEach((n, t) -> tensors.put(BEST + n, t));
        Map<String, String> words = new TreeMap<>();
        words.put("epoch", Integer.toString(epoch));
        words.put("step", Integer.toString(step));
        words.put("updates", Long.toString(updates));
        words.put("offset", Long.toString(offset));
        lossSums.forEach((n, v) -> words.put(SUM + n, Double.toHexString(v)));
        words.put("loss.rows", Long.toString(lossRows));
        lastLosses.forEach((n, v) -> words.put(LAST + n, Double.toHexString(v)));
        words.put("best", Double.toHexString(best));
        words.put("best.epoch", Integer.toString(bestEpoch));
        words.put("stale", Integer.toString(stale));
        words.put("stale.plateau", Integer.toString(stalePlateau));
        words.put("rate.factor", Double.toHexString(rateFactor));
        words.put("finished", Boolean.toString(finished));
        bestMetrics.forEach((n, v) -> words.put(METRIC + n, Double.toHexString(v)));
        return new Checkpoint(tensors, words);
    }

    /** Reads a checkpoint; what belongs into the session is left in {@code sessionValues}. */
    static Progress of(Checkpoint c, Map<String, Tensor> sessionValues) {
        Progress p = new Progress();
        Map<String, String> w = c.words();
        p.epoch = Integer.parseInt(w.get("epoch"));
        p.step = Integer.parseInt(w.get("step"));
        p.updates = Long.parseLong(w.get("updates"));
        p.offset = Long.parseLong(w.get("offset"));
        p.lossRows = Long.parseLong(w.get("loss.rows"));
        p.best = Double.parseDouble(w.get("best"));
        p.bestEpoch = Integer.parseInt(w.get("best.epoch"));
        p.stale = Integer.parseInt(w.get("stale"));
        p.stalePlateau = Integer.parseInt(w.get("stale.plateau"));
        p.rateFactor = Double.parseDouble(w.get("rate.factor"));
        p.finished = Boolean.parseBoolean(w.get("finished"));
        w.forEach((k, v) -> {
            if (k.startsWith(METRIC)) {
                p.bestMetrics.put(k.substring(METRIC.length()), Double.parseDouble(v));
            } else if (k.startsWith(LAST)) {
                p.lastLosses.put(k.substring(LAST.length()), Double.parseDouble(v));
            } else if (k.startsWith(SUM)) {
                p.lossSums.put(k.substring(SUM.length()), Double.parseDouble(v));
            }
        });
        sessionValues.putAll(c.tensors());
        p.bestValues = take(BEST, sessionValues);
        return p;
    }

    /** Moves the values whose names begin so into a map of their own, without the beginning. */
    static Map<String, Tensor> take(String prefix, Map<String, Tensor> from) {
        Map<String, Tensor> out = new TreeMap<>();
        from.forEach((n, t) -> {
            if (n.startsWith(prefix)) {
                out.put(n.substring(prefix.length()), t);
            }
        });
        out.keySet().forEach(n -> from.remove(prefix + n));
        return out;
    }

    /** Takes the losses of one update in. */
    void add(Map<String, Double> losses, int rows) {
        losses.forEach((name, value) -> lossSums.merge(name, value * rows, Double::sum));
        lossRows += rows;
    }

    /** Mean losses of the epoch under way; empty before its first update. */
    Map<String, Double> meanLosses() {
        Map<String, Double> out = new TreeMap<>();
        lossSums.forEach((name, sum) -> out.put(name, sum / lossRows));
        return out;
    }

    void beginEpoch() {
        epoch++;
        step = 0;
        lossSums.clear();
        lossRows = 0;
    }
}
