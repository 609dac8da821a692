package quire.detection.model;

import java.util.Map;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.detection.assign.FcosTargets;
import quire.detection.box.FcosCoder;
import quire.detection.box.GroundTruth;
import quire.detection.nn.TensorFill;

/** FCOS's points. A level learns objects that reach 4 to 8 of its strides from the point; the first and the last take what is smaller or larger. */
final class PointPlaces implements Places {
    private static final double REACH = 8;

    private final DetectorModel model;
    private final FcosTargets targets;
    private final double[] points;
    private final int[] ends;

    PointPlaces(DetectorModel model) {
        DetectorConfig c = model.config();
        int[] strides = c.strides();
        double[] from = new double[strides.length];
        double[] to = new double[strides.length];
        this.ends = new int[strides.length];
        int n = 0;
        for (int l = 0; l < strides.length; l++) {
            from[l] = l == 0 ? -1 : REACH * strides[l - 1];
            to[l] = l == strides.length - 1 ? Double.POSITIVE_INFINITY : REACH * strides[l];
            n += c.heights()[l] * c.widths()[l];
            ends[l] = n;
        }
        this.model = model;
        this.targets = new FcosTargets(strides, c.heights(), c.widths(), from, to, 0);
        this.points = targets.points();
    }

    @Override
    public int[] levelEnds() {
        return ends;
    }

    @Override
    public Map<String, Tensor> targets(int images) {
        Map<String, Tensor> t = AnchorPlaces.empty(model, images, targets.count());
        t.put(FcosGraphs.CENTRE_TARGET, Tensor.zeros(model.dtype(), images, targets.count(), 1));
        t.put(FcosGraphs.CENTRE_WEIGHT, Tensor.zeros(model.dtype(), images, targets.count(), 1));
        return t;
    }

    @Override
    public void assign(Batch batch, Map<String, Tensor> t) {
        int n = targets.count();
        int classes = model.config().classes();
        FcosTargets.Assigned[] rows = new FcosTargets.Assigned[batch.rows()];
        int objects = 0;
        double centred = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[row] = targets.assign(GroundTruth.of(batch, row));
            objects += rows[row].objects();
            for (double c : rows[row].centreness()) {
                centred += c;
            }
        }
        double share = 1.0 / Math.max(1, objects);
        double[] weight = new double[n];
        java.util.Arrays.fill(weight, share);
        for (int row = 0; row < rows.length; row++) {
            FcosTargets.Assigned a = rows[row];
            double[] hot = new double[n * classes];
            double[] box = new double[n];
            double[] centre = new double[n];
            double[] small = new double[n];
            double[] distances = a.distances().clone();
            for (int i = 0; i < n; i++) {
                if (a.labels()[i] >= 0) {
                    hot[i * classes + a.labels()[i]] = 1;
                    box[i] = a.centreness()[i] / Math.max(centred, 1e-6);
                    centre[i] = share;
                    int p = 4 * i;
                    small[i] = model.config().tellsApart((distances[p] + distances[p + 2]) * (distances[p + 1] + distances[p + 3])) ? 1 : 0;
                } else {
                    // any box with area: its overlap has no weight, but must be a number
                    java.util.Arrays.fill(distances, 4 * i, 4 * i + 4, 1);
                }
            }
            TensorFill.put(t.get(RetinaGraphs.CLASS), row * hot.length, hot, hot.length);
            TensorFill.put(t.get(RetinaGraphs.WEIGHT), row * n, weight, n);
            TensorFill.put(t.get(RetinaGraphs.BOX), row * 4 * n, distances, 4 * n);
            TensorFill.put(t.get(RetinaGraphs.BOX_WEIGHT), row * n, box, n);
            TensorFill.put(t.get(RetinaGraphs.SMALL), row * n, small, n);
            TensorFill.put(t.get(FcosGraphs.CENTRE_TARGET), row * n, a.centreness(), n);
            TensorFill.put(t.get(FcosGraphs.CENTRE_WEIGHT), row * n, centre, n);
        }
    }

    @Override
    public void decode(int place, double[] said, double[] out, int k) {
        int p = 4 * place;
        FcosCoder.decode(points[2 * place], points[2 * place + 1], said[p], said[p + 1], said[p + 2], said[p + 3], out, k);
    }
}
