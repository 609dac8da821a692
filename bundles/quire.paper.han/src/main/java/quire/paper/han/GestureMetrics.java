package quire.paper.han;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.api.trainer.Metrics;
import quire.data.metric.Accuracy;
import quire.data.metric.Mean;

/**
 * {@code accuracy}; {@code loss} (cross entropy, nats); {@code order_pairs}: share of samples of gestures that are another's reversal
 * for which the right one of the two is the likelier, {@code bent_pairs} the same without the swipes; {@code finger_classes}: accuracy
 * on Grab and Pinch, which differ in the moving fingers.
 */
final class GestureMetrics implements Metrics {
    private static final double SMALLEST = 1e-12;
    private final ClassPairs pairs;
    private final Accuracy accuracy = new Accuracy();
    private final Accuracy fingers = new Accuracy();
    private final Mean loss = new Mean();
    private final Mean order = new Mean();
    private final Mean bent = new Mean();

    GestureMetrics(ClassPairs pairs) {
        this.pairs = pairs;
    }

    @Override
    public List<String> outputs() {
        return List.of("probabilities");
    }

    @Override
    public void add(Batch batch, Map<String, Tensor> outputs) {
        float[] p = outputs.get("probabilities").toFloats();
        float[] y = batch.get("label").toFloats();
        int classes = y.length / batch.rows();
        for (int row = 0; row < batch.rows(); row++) {
            int at = row * classes;
            int c = Accuracy.largest(y, at, classes);
            boolean right = Accuracy.largest(p, at, classes) == c && !Float.isNaN(p[at + c]);
            accuracy.add(right);
            loss.add(-Math.log(Math.max(p[at + c], SMALLEST)));
            if (pairs.finger()[c]) {
                fingers.add(right);
            }
            int other = pairs.partner()[c];
            if (other >= 0) {
                double won = p[at + c] > p[at + other] ? 1 : p[at + c] == p[at + other] ? 0.5 : 0;
                order.add(won);
                if (pairs.bent()[c]) {
                    bent.add(won);
                }
            }
        }
    }

    @Override
    public Map<String, Double> result() {
        Map<String, Double> out = new LinkedHashMap<>();
        out.put("accuracy", accuracy.value());
        out.put("loss", loss.value());
        if (pairs.any()) {
            out.put("order_pairs", order.value());
            out.put("bent_pairs", bent.value());
            out.put("finger_classes", fingers.value());
        }
        return out;
    }
}
