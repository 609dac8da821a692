package quire.paper.lmp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.dataset.Schema;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.api.trainer.Metrics;
import quire.detection.box.Boxes;
import quire.detection.box.GroundTruth;
import quire.detection.eval.AreaRange;
import quire.detection.eval.Motion;
import quire.detection.eval.VidEvaluation;
import quire.detection.metrics.CocoMetrics;
import quire.detection.model.Detections;
import quire.paper.lmp.data.KeySchedule.Role;
import quire.paper.lmp.data.VideoSplit;

/** VID's mAP over all frames, over frames between keys and by motion; COCO's AP and AP50; mean and deviation of the locations in cells. */
final class LmpMetrics implements Metrics {
    private final CocoMetrics coco;
    private final List<VidEvaluation> evaluations = new ArrayList<>();
    private double[] offsets = {};

    LmpMetrics(Schema schema) {
        coco = new CocoMetrics(schema.classes(), AreaRange.coco());
        for (int i = 0; i < 2 + Motion.values().length; i++) {
            evaluations.add(new VidEvaluation(schema.size("classes")));
        }
    }

    @Override
    public List<String> outputs() {
        return coco.outputs();
    }

    @Override
    public void add(Batch batch, Map<String, Tensor> outputs) {
        coco.add(batch, outputs);
        if (outputs.containsKey("offsets")) {
            offsets = outputs.get("offsets").toDoubles();
        }
        for (int row = 0; row < batch.rows(); row++) {
            GroundTruth truth = GroundTruth.of(batch, row);
            Detections d = Detections.of(outputs, row);
            double scale = batch.get(GroundTruth.INFO).floats().get(4 * row + 2);
            double[] boxes = truth.boxes().clone();
            double[] found = d.boxes().clone();
            Boxes.scale(boxes, truth.count(), 1 / scale);
            Boxes.scale(found, d.count(), 1 / scale);
            evaluations.get(0).add(boxes, truth.labels(), new boolean[truth.count()], found, d.labels(), d.scores());
            if (batch.tensors().containsKey(VideoSplit.ROLE) && batch.get(VideoSplit.ROLE).ints().get(row) == Role.NONKEY.ordinal()) {
                evaluations.get(1).add(boxes, truth.labels(), new boolean[truth.count()], found, d.labels(), d.scores());
            }
            for (Motion m : Motion.values()) {
                boolean[] other = new boolean[truth.count()];
                for (int g = 0; g < other.length; g++) {
                    other[g] = (truth.flags()[g] & m.flag()) == 0;
                }
                evaluations.get(2 + m.ordinal()).add(boxes, truth.labels(), other, found, d.labels(), d.scores());
            }
        }
    }

    @Override
    public Map<String, Double> result() {
        Map<String, Double> out = new LinkedHashMap<>();
        Map<String, Double> all = coco.result();
        out.put("ap", all.get("ap"));
        out.put("ap50", all.get("ap50"));
        out.put("map", evaluations.get(0).map());
        out.put("map_nonkey", evaluations.get(1).map());
        for (Motion m : Motion.values()) {
            out.put("map_" + m.name().toLowerCase(java.util.Locale.ROOT), evaluations.get(2 + m.ordinal()).map());
        }
        for (int axis = 0; axis < 2 && offsets.length > 0; axis++) {
            double mean = 0;
            double square = 0;
            for (int i = axis; i < offsets.length; i += 2) {
                mean += offsets[i] * 2 / offsets.length;
                square += offsets[i] * offsets[i] * 2 / offsets.length;
            }
            String name = axis == 0 ? "dx" : "dy";
            out.put("offset_" + name, mean);
            out.put("offset_sd_" + name, Math.sqrt(Math.max(0, square - mean * mean)));
        }
        return out;
    }
}
