package @package@;

import java.util.List;
import java.util.Map;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.api.trainer.Metrics;
import quire.data.metric.Accuracy;

/** Share of examples whose class has the largest score. */
final class ClassMetrics implements Metrics {
    private final Accuracy accuracy = new Accuracy();

    @Override
    public List<String> outputs() {
        return List.of("scores");
    }

    @Override
    public void add(Batch batch, Map<String, Tensor> outputs) {
        int classes = (int) batch.get("label").dim(1);
        float[] label = batch.get("label").toFloats();
        int[] right = new int[batch.rows()];
        for (int row = 0; row < right.length; row++) {
            right[row] = Accuracy.largest(label, row * classes, classes);
        }
        accuracy.add(outputs.get("scores").toFloats(), right);
    }

    @Override
    public Map<String, Double> result() {
        return Map.of("accuracy", accuracy.value());
    }
}
