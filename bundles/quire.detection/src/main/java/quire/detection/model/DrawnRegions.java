package quire.detection.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.tensor.Batch;
import quire.api.tensor.Seeds;
import quire.api.tensor.Tensor;
import quire.detection.assign.Crowds;
import quire.detection.assign.Matcher;
import quire.detection.assign.RoiTargets;
import quire.detection.assign.Sampler;
import quire.detection.box.Boxes;
import quire.detection.box.DeltaCoder;
import quire.detection.box.GroundTruth;
import quire.detection.nn.RoiLayout;
import quire.detection.nn.RoiTeaching;
import quire.detection.nn.TensorFill;

/** Draws the regions of a training step from proposals and writes what graphs take of them. */
final class DrawnRegions {
    private final RoiLayout layout;
    private final RoiTeaching teaching;
    private final RoiTargets targets;
    private final DetectorModel model;
    private final long seed;
    private Map<String, Tensor> tensors = Map.of();

    DrawnRegions(DetectorModel model, long seed) {
        Regions r = model.config().regions();
        this.model = model;
        this.layout = model.layout(r.count());
        this.teaching = model.teaching();
        this.targets = new RoiTargets(Matcher.ROI, new Sampler(r.count(), r.share()), Crowds.OFF, DeltaCoder.ROIS);
        this.seed = seed;
    }

    /** Boxes proposed on an image. */
    interface Proposing {
        double[] boxes(int row);
    }

    /** Tensors for the regions of a batch, valid until the next call. */
    Map<String, Tensor> draw(Batch batch, Proposing proposing, long step) {
        int n = batch.rows();
        if (tensors.isEmpty() || tensors.get(layout.level()).dim(0) != n) {
            tensors = new LinkedHashMap<>(layout.tensors(model.dtype(), n));
            tensors.put(teaching.classInput(), Tensor.zeros(model.dtype(), n, layout.count(), teaching.classes() + 1L));
            tensors.put(teaching.deltaInput(), Tensor.zeros(model.dtype(), n, layout.count(), 4));
            tensors.put(teaching.smallInput(), Tensor.zeros(model.dtype(), n, layout.count()));
        }
        List<RoiTargets.Sample> samples = new ArrayList<>();
        int drawn = 0;
        for (int row = 0; row < n; row++) {
            double[] boxes = proposing.boxes(row);
            RoiTargets.Sample s = targets.sample(boxes, boxes.length / 4, GroundTruth.of(batch, row), Seeds.random(seed, "regions", step, row));
            samples.add(s);
            drawn += s.count();
        }
        for (int row = 0; row < n; row++) {
            write(row, samples.get(row), 1.0 / Math.max(1, drawn));
        }
        return tensors;
    }

    private void write(int row, RoiTargets.Sample s, double weight) {
        layout.write(tensors, row, s.boxes(), s.count());
        int width = teaching.classes() + 1;
        double[] hot = new double[layout.count() * width];
        double[] deltas = java.util.Arrays.copyOf(s.deltas(), 4 * layout.count());
        double[] small = new double[layout.count()];
        double[] object = new double[4];
        for (int i = 0; i < s.objects(); i++) {
            targets.coder().decode(s.boxes(), i, s.deltas(), i, object, 0);
            small[i] = model.config().tellsApart(Boxes.area(object, 0)) ? 1 : 0;
        }
        for (int i = 0; i < s.count(); i++) {
            hot[i * width + s.labels()[i] + 1] = weight;
        }
        TensorFill.put(tensors.get(teaching.classInput()), row * hot.length, hot, hot.length);
        TensorFill.put(tensors.get(teaching.smallInput()), row * small.length, small, small.length);
        TensorFill.put(tensors.get(teaching.deltaInput()), row * deltas.length, deltas, deltas.length);
    }
}
