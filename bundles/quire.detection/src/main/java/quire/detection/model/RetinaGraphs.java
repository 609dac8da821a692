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
        SDVariable box = DetectionLosses.smoothL1(g, said.deltas().sub(g.input(BOX, -1, n, 4)), RetinaHead.BETA);
        return model.finish(g, pyramid, List.of(new DetectorModel.Part(TwoStageGraphs.CLASS, classLoss(g, said.logits(), n, config.classes())),
                new DetectorModel.Part(TwoStageGraphs.BOX, box.mul(g.input(BOX_WEIGHT, -1, n, 1)).sum())));
    }

    /** Weighted sum of focal losses. */
    static SDVariable classLoss(GraphBuilder g, SDVariable logits, long places, int classes) {
        return DetectionLosses.focal(g, logits, g.input(CLASS, -1, places, classes), ALPHA, GAMMA).mul(g.input(WEIGHT, -1, places, 1)).sum();
    }
}
