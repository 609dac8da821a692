package quire.paper.densepoint;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.api.trainer.Metrics;
import quire.data.metric.Accuracy;
import quire.data.metric.ConfusionMatrix;
import quire.data.metric.Mean;
import quire.paper.densepoint.geometry.Names;
import quire.paper.densepoint.metric.Retrieval;

/**
 * {@code accuracy} over shapes, {@code class_accuracy} over classes, {@code loss} (cross entropy, nats), {@code map}: mean average
 * precision of searching by the output {@code features}; {@code score} is
 * the accuracy.
 */
final class ClassMetrics implements Metrics {
    private static final double SMALLEST = 1e-12;
    private final ConfusionMatrix matrix;
    private final Mean loss = new Mean();
    private final Retrieval retrieval = new Retrieval();

    ClassMetrics(int classes) {
        matrix = new ConfusionMatrix(classes);
    }

    @Override
    public List<String> outputs() {
        return List.of("probabilities", "features");
    }

    @Override
    public void add(Batch batch, Map<String, Tensor> outputs) {
        float[] p = outputs.get("probabilities").toFloats();
        float[] y = batch.get(Names.LABEL).toFloats();
        float[] f = outputs.get("features").toFloats();
        int classes = matrix.classes();
        // of several votes the first is searched by: it is the one not scaled
        int stride = f.length / batch.rows();
        int width = (int) outputs.get("features").dim(1);
        for (int row = 0; row < batch.rows(); row++) {
            int c = Accuracy.largest(y, row * classes, classes);
            matrix.add(c, Accuracy.largest(p, row * classes, classes));
            loss.add(-Math.log(Math.max(p[row * classes + c], SMALLEST)));
            retrieval.add(Arrays.copyOfRange(f, row * stride, row * stride + width), c);
        }
    }

    @Override
    public Map<String, Double> result() {
        Map<String, Double> out = new LinkedHashMap<>();
        out.put("score", matrix.accuracy());
        out.put("accuracy", matrix.accuracy());
        Mean recall = new Mean();
        for (int c = 0; c < matrix.classes(); c++) {
            if (!Double.isNaN(matrix.recall(c))) {
                recall.add(matrix.recall(c));
            }
        }
        out.put("class_accuracy", recall.value());
        out.put("loss", loss.value());
        out.put("map", retrieval.map());
        return out;
    }
}
