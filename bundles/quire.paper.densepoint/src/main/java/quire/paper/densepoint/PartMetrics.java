package quire.paper.densepoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.api.trainer.Metrics;
import quire.data.metric.Accuracy;
import quire.paper.densepoint.data.Layout;
import quire.paper.densepoint.data.PartChoice;
import quire.paper.densepoint.geometry.Names;
import quire.paper.densepoint.metric.PartIou;

/** {@code instance_miou}, {@code class_miou}, {@code point_accuracy}; {@code score} is the instance mIoU. */
final class PartMetrics implements Metrics {
    private final Layout layout;
    private final PartIou iou = new PartIou();

    PartMetrics(Layout layout) {
        this.layout = layout;
    }

    @Override
    public List<String> outputs() {
        return List.of("logits");
    }

    @Override
    public void add(Batch batch, Map<String, Tensor> outputs) {
        float[] logits = outputs.get("logits").toFloats();
        float[] label = batch.get(Names.LABEL).toFloats();
        int points = layout.points();
        int[] truth = new int[points];
        for (int row = 0; row < batch.rows(); row++) {
            int category = Accuracy.largest(label, row * layout.classes().size(), layout.classes().size());
            batch.get(Names.PART).ints().get(row * points, truth);
            int[] parts = layout.categoryParts().get(category);
            iou.add(category, parts, truth, PartChoice.best(logits, row * points, points, layout.parts(), parts));
        }
    }

    @Override
    public Map<String, Double> result() {
        Map<String, Double> out = new LinkedHashMap<>();
        out.put("score", iou.instance());
        out.put("instance_miou", iou.instance());
        out.put("class_miou", iou.category());
        out.put("point_accuracy", iou.accuracy());
        return out;
    }
}
