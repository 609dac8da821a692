package quire.detection.model;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.detection.assign.AnchorTargets;
import quire.detection.assign.Crowds;
import quire.detection.assign.Matcher;
import quire.detection.box.Boxes;
import quire.detection.box.DeltaCoder;
import quire.detection.box.GroundTruth;
import quire.detection.nn.TensorFill;

/** RetinaNet's anchors. */
final class AnchorPlaces implements Places {
    private final DetectorModel model;
    private final double[] anchors;
    private final int[] ends;
    private final AnchorTargets targets;

    AnchorPlaces(DetectorModel model) {
        this.model = model;
        this.anchors = model.config().anchors().on(model.config().heights(), model.config().widths());
        this.ends = Proposals.levelEnds(model.config());
        this.targets = AnchorTargets.retina(anchors, Matcher.RETINA, Crowds.OFF);
    }

    @Override
    public int[] levelEnds() {
        return ends;
    }

    @Override
    public Map<String, Tensor> targets(int images) {
        return empty(model, images, anchors.length / 4);
    }

    /** Targets that all one-stage heads have. */
    static Map<String, Tensor> empty(DetectorModel model, int images, int places) {
        Map<String, Tensor> t = new LinkedHashMap<>();
        t.put(RetinaGraphs.CLASS, Tensor.zeros(model.dtype(), images, places, model.config().classes()));
        t.put(RetinaGraphs.WEIGHT, Tensor.zeros(model.dtype(), images, places, 1));
        t.put(RetinaGraphs.BOX, Tensor.zeros(model.dtype(), images, places, 4));
        t.put(RetinaGraphs.BOX_WEIGHT, Tensor.zeros(model.dtype(), images, places, 1));
        t.put(RetinaGraphs.SMALL, Tensor.zeros(model.dtype(), images, places, 1));
        return t;
    }

    @Override
    public void assign(Batch batch, Map<String, Tensor> t) {
        int n = anchors.length / 4;
        int classes = model.config().classes();
        IntBuffer labels = IntBuffer.allocate(batch.rows() * n);
        FloatBuffer deltas = FloatBuffer.allocate(batch.rows() * n * 4);
        int objects = 0;
        for (int row = 0; row < batch.rows(); row++) {
            objects += targets.assign(GroundTruth.of(batch, row), null, labels, deltas).objects();
        }
        double share = 1.0 / Math.max(1, objects);
        double[] hot = new double[labels.capacity() * classes];
        double[] weight = new double[labels.capacity()];
        double[] box = new double[labels.capacity()];
        double[] small = new double[labels.capacity()];
        double[] object = new double[4];
        for (int i = 0; i < weight.length; i++) {
            int l = labels.get(i);
            weight[i] = l == Matcher.IGNORED ? 0 : share;
            if (l >= 0) {
                hot[i * classes + l] = 1;
                box[i] = share;
                int p = 4 * i;
                DeltaCoder.ANCHORS.decode(anchors, i % n, deltas.get(p), deltas.get(p + 1), deltas.get(p + 2), deltas.get(p + 3), object, 0);
                small[i] = model.config().tellsApart(Boxes.area(object, 0)) ? 1 : 0;
            }
        }
        TensorFill.put(t.get(RetinaGraphs.CLASS), 0, hot, hot.length);
        TensorFill.put(t.get(RetinaGraphs.WEIGHT), 0, weight, weight.length);
        TensorFill.put(t.get(RetinaGraphs.BOX), 0, deltas.array());
        TensorFill.put(t.get(RetinaGraphs.BOX_WEIGHT), 0, box, box.length);
        TensorFill.put(t.get(RetinaGraphs.SMALL), 0, small, small.length);
    }

    @Override
    public void decode(int place, double[] said, double[] out, int k) {
        DeltaCoder.ANCHORS.decode(anchors, place, said, place, out, k);
    }
}
