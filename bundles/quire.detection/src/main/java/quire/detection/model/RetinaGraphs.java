package quire.detection.model;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.detection.nn.DetectionLosses;
import quire.detection.nn.Pyramid;
import quire.detection.nn.RetinaHead;
import quire.nn.GraphBuilder;

/** The graphs of RetinaNet. */
final class RetinaGraphs {
    static final double ALPHA = 0.25;
    static final double GAMMA = 2;
    /** Outputs of one-stage heads: [images, places, classes] and [images, places, 4]. */
    static final String LOGITS = "logits";
    static final String BOXES = "boxes";
    /** Inputs: one-hot classes; weight of a place's classes; offsets or distances; weight of a place's box. */
    static final String CLASS = "dense_class";
    static final String WEIGHT = "dense_weight";
    static final String BOX = "dense_box";
    static final String BOX_WEIGHT = "dense_box_weight";
    /** Input: 1 for places that stand for small objects. */
    static final String SMALL = "dense_small";

    private final DetectorModel model;

    RetinaGraphs(DetectorModel model) {
        this.model = model;
    }

    GraphSpec build(GraphBuilder g, String name) {
        DetectorConfig config = model.config();
        Pyramid pyramid = model.pyramid(g);
        RetinaHead.Result said = new RetinaHead(config.classes(), config.anchors().perCell(0), config.depth()).apply(g, "head", pyramid.levels());
        if (!name.equals(Model.TRAIN)) {
            g.output(LOGITS, said.logits());
            g.output(BOXES, said.deltas());
            return g.build(null);
        }
        long n = config.anchors().on(config.heights(), config.widths()).length / 4;
        SDVariable classes = classLosses(g, said.logits(), n, config.classes());
        SDVariable boxes = DetectionLosses.smoothL1(g, said.deltas().sub(g.input(BOX, -1, n, 4)), RetinaHead.BETA).mul(g.input(BOX_WEIGHT, -1, n, 1));
        small(g, config, classes, boxes, n);
        return model.finish(g, pyramid, List.of(new DetectorModel.Part(TwoStageGraphs.CLASS, classes.sum()),
                new DetectorModel.Part(TwoStageGraphs.BOX, boxes.sum())));
    }

    /** Weighted focal losses [images, places, classes]. */
    static SDVariable classLosses(GraphBuilder g, SDVariable logits, long places, int classes) {
        return DetectionLosses.focal(g, logits, g.input(CLASS, -1, places, classes), ALPHA, GAMMA).mul(g.input(WEIGHT, -1, places, 1));
    }

    /** Where the detector tells small objects apart, the sums over their places. @param boxes [images, places, any] */
    static void small(GraphBuilder g, DetectorConfig config, SDVariable classes, SDVariable boxes, long places) {
        if (config.small() > 0) {
            SDVariable mask = g.input(SMALL, -1, places, 1);
            g.output(TwoStageGraphs.SMALL_CLASS, classes.mul(mask).sum());
            g.output(TwoStageGraphs.SMALL_BOX, boxes.mul(mask).sum());
        }
    }
}
