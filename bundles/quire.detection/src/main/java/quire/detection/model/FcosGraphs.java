package quire.detection.model;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.detection.nn.DetectionLosses;
import quire.detection.nn.FcosHead;
import quire.detection.nn.Pyramid;
import quire.nn.GraphBuilder;

/** The graphs of FCOS; inputs as {@link RetinaGraphs}, and what centreness learns. */
final class FcosGraphs {
    static final String CENTRE = "centre_loss";
    /** Output: logits [images, points, 1]. */
    static final String CENTRES = "centres";
    /** Inputs: centreness of a point; its weight. */
    static final String CENTRE_TARGET = "dense_centre";
    static final String CENTRE_WEIGHT = "dense_centre_weight";
    private static final int GROUP = 4;

    private final DetectorModel model;

    FcosGraphs(DetectorModel model) {
        this.model = model;
    }

    GraphSpec build(GraphBuilder g, String name) {
        DetectorConfig config = model.config();
        Pyramid pyramid = model.pyramid(g);
        int groups = pyramid.channels() % GROUP == 0 ? pyramid.channels() / GROUP : 1;
        FcosHead.Result said = new FcosHead(config.classes(), config.depth(), Math.min(groups, 32)).apply(g, "head", pyramid.levels(), config.strides());
        if (!name.equals(Model.TRAIN)) {
            g.output(RetinaGraphs.LOGITS, said.logits());
            g.output(RetinaGraphs.BOXES, said.distances());
            g.output(CENTRES, said.centres());
            return g.build(null);
        }
        long n = 0;
        for (int l = 0; l < config.strides().length; l++) {
            n += (long) config.heights()[l] * config.widths()[l];
        }
        // the corners of a box around its point: overlap does not depend on where the point is
        SDVariable boxes = DetectionLosses.corners(g, g.sd().reshape(said.distances(), -1, 4));
        SDVariable wanted = DetectionLosses.corners(g, g.sd().reshape(g.input(RetinaGraphs.BOX, -1, n, 4), -1, 4));
        SDVariable box = g.sd().reshape(DetectionLosses.giou(g, boxes, wanted), -1, n, 1).mul(g.input(RetinaGraphs.BOX_WEIGHT, -1, n, 1));
        SDVariable classLosses = RetinaGraphs.classLosses(g, said.logits(), n, config.classes());
        RetinaGraphs.small(g, config, classLosses, box, n);
        SDVariable centre = DetectionLosses.binaryCrossEntropy(g, said.centres(), g.input(CENTRE_TARGET, -1, n, 1))
                .mul(g.input(CENTRE_WEIGHT, -1, n, 1)).sum();
        return model.finish(g, pyramid, List.of(
                new DetectorModel.Part(TwoStageGraphs.CLASS, classLosses.sum()),
                new DetectorModel.Part(TwoStageGraphs.BOX, box.sum()), new DetectorModel.Part(CENTRE, centre)));
    }
}
