package quire.detection.model;

import quire.api.tensor.Tensor;
import quire.detection.box.Boxes;
import quire.detection.box.DeltaCoder;
import quire.detection.box.Nms;
import quire.detection.box.ScoreOrder;
import quire.detection.nn.TensorFill;

/** What the proposal network's output means: boxes, best first (arXiv:1506.01497, section 3.3, by levels as in arXiv:1612.03144). */
final class Proposals {
    private static final double TINY = 1e-3;

    private final DetectorConfig config;
    private final double[] anchors;
    private final int[] ends;

    Proposals(DetectorConfig config) {
        this.config = config;
        this.anchors = config.anchors().on(config.heights(), config.widths());
        this.ends = levelEnds(config);
    }

    /** First anchor after each level. */
    static int[] levelEnds(DetectorConfig config) {
        int[] ends = new int[config.strides().length];
        int n = 0;
        for (int l = 0; l < ends.length; l++) {
            n += config.anchors().count(l, config.heights()[l], config.widths()[l]);
            ends[l] = n;
        }
        return ends;
    }

    double[] anchors() {
        return anchors;
    }

    /**
     * Boxes of one image.
     *
     * @param most left after suppression
     * @return [n * 4]
     */
    double[] of(Tensor logits, Tensor deltas, int row, int most) {
        int n = anchors.length / 4;
        double[] said = TensorFill.get(logits, row * n, n);
        double[] offsets = TensorFill.get(deltas, row * n * 4, 4 * n);
        int perLevel = Math.max(config.regions().perLevel(), most);
        double[] boxes = new double[4 * n];
        double[] scores = new double[n];
        int[] levels = new int[n];
        int m = 0;
        int from = 0;
        for (int l = 0; l < ends.length; l++) {
            double[] part = java.util.Arrays.copyOfRange(said, from, ends[l]);
            for (int i : ScoreOrder.best(part, part.length, Double.NEGATIVE_INFINITY, perLevel)) {
                DeltaCoder.ANCHORS.decode(anchors, from + i, offsets, from + i, boxes, m);
                scores[m] = part[i];
                levels[m++] = l;
            }
            from = ends[l];
        }
        Boxes.clip(boxes, m, config.width(), config.height());
        int k = 0;
        for (int i = 0; i < m; i++) {
            if (Boxes.larger(boxes, i, TINY)) {
                System.arraycopy(boxes, 4 * i, boxes, 4 * k, 4);
                scores[k] = scores[i];
                levels[k++] = levels[i];
            }
        }
        int[] kept = Nms.perClass(boxes, scores, levels, k, config.regions().overlap(), most);
        double[] out = new double[4 * kept.length];
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(boxes, 4 * kept[i], out, 4 * i, 4);
        }
        return out;
    }
}
