package quire.detection.model;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.detection.nn.BoxHead;
import quire.detection.nn.DetectionLosses;
import quire.detection.nn.Pyramid;
import quire.detection.nn.RoiLayout;
import quire.detection.nn.RoiTeaching;
import quire.detection.nn.Rois;
import quire.detection.nn.RpnHead;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;

/** The graphs of Faster R-CNN. */
final class TwoStageGraphs {
    static final String OBJECTNESS = "objectness_loss";
    static final String PROPOSAL_BOX = "proposal_loss";
    static final String CLASS = "class_loss";
    static final String BOX = "box_loss";
    /** Small objects' share of the class and box losses; not part of the total. */
    static final String SMALL_CLASS = "small_class_loss";
    static final String SMALL_BOX = "small_box_loss";
    /** Outputs of the proposal network. */
    static final String LOGITS = "proposal_logits";
    static final String DELTAS = "proposal_deltas";
    /** Inputs: 1 for anchors that stand for objects; 1/n for those that were drawn; offsets. */
    static final String TARGET = "rpn_target";
    static final String WEIGHT = "rpn_weight";
    static final String DELTA = "rpn_delta";
    /** Outputs of the second stage: probabilities [images * regions, classes + 1] and offsets [images * regions, (classes + 1) * 4]. */
    static final String SCORES = "region_scores";
    static final String BOXES = "region_deltas";

    private final DetectorModel model;
    private final DetectorConfig config;

    TwoStageGraphs(DetectorModel model) {
        this.model = model;
        this.config = model.config();
    }

    /** Output and input that hands a level of the pyramid from one graph to the next. */
    static String level(int l) {
        return "level" + l;
    }

    GraphSpec build(GraphBuilder g, String name) {
        if (name.equals(Model.INFER)) {
            return secondStage(g);
        }
        Pyramid pyramid = model.pyramid(g);
        RpnHead.Result rpn = new RpnHead(config.anchors().perCell(0)).apply(g, "rpn", pyramid.levels());
        if (!name.equals(Model.TRAIN)) {
            g.output(LOGITS, rpn.logits());
            g.output(DELTAS, rpn.deltas());
            for (int l = 0; l < config.taken().length && name.equals(DetectorModel.PROPOSE_INFER); l++) {
                g.output(level(l), pyramid.levels().get(l).value());
            }
            return g.build(null);
        }
        List<DetectorModel.Part> parts = new ArrayList<>(proposalLosses(g, rpn));
        BoxHead.Result said = head(g, pyramid, model.layout(config.regions().count()));
        RoiTeaching teaching = model.teaching();
        SDVariable classes = teaching.classLosses(g, said);
        SDVariable boxes = teaching.boxLosses(g, said);
        parts.add(new DetectorModel.Part(CLASS, classes.sum()));
        parts.add(new DetectorModel.Part(BOX, boxes.sum()));
        if (config.small() > 0) {
            g.output(SMALL_CLASS, teaching.ofSmall(g, classes));
            g.output(SMALL_BOX, teaching.ofSmall(g, boxes));
        }
        return model.finish(g, pyramid, parts);
    }

    private List<DetectorModel.Part> proposalLosses(GraphBuilder g, RpnHead.Result rpn) {
        long n = anchors();
        SDVariable target = g.input(TARGET, -1, n, 1);
        SDVariable weight = g.input(WEIGHT, -1, n, 1);
        SDVariable objectness = DetectionLosses.binaryCrossEntropy(g, rpn.logits(), target).mul(weight).sum();
        SDVariable box = DetectionLosses.smoothL1(g, rpn.deltas().sub(g.input(DELTA, -1, n, 4)), RpnHead.BETA).mul(target.mul(weight)).sum();
        return List.of(new DetectorModel.Part(OBJECTNESS, objectness), new DetectorModel.Part(PROPOSAL_BOX, box));
    }

    private long anchors() {
        return config.anchors().on(config.heights(), config.widths()).length / 4;
    }

    private BoxHead.Result head(GraphBuilder g, Pyramid pyramid, RoiLayout layout) {
        FeatureMap regions = config.roiFeatures().read(g, "roi_features", pyramid, new Rois(layout));
        long in = (long) regions.channels() * regions.height() * regions.width();
        g.work(layout.count() * (in * config.hidden() + (long) config.hidden() * config.hidden() + 5L * config.hidden() * (config.classes() + 1)));
        return new BoxHead(config.classes(), config.hidden()).apply(g, "head", regions);
    }

    private GraphSpec secondStage(GraphBuilder g) {
        RoiLayout layout = model.layout(config.regions().tested());
        // channels are known to the neck alone: it is built on a graph that is thrown away
        int channels = model.pyramid(new GraphBuilder(g.dtype(), false)).channels();
        List<FeatureMap> levels = new ArrayList<>();
        for (int l = 0; l < layout.levels(); l++) {
            int h = layout.heights()[l];
            int w = layout.widths()[l];
            levels.add(new FeatureMap(g.input(level(l), -1, channels, h, w), channels, h, w));
        }
        BoxHead.Result said = head(g, new Pyramid(levels, layout.strides(), List.of()), layout);
        g.output(SCORES, g.sd().math().exp(quire.nn.loss.Losses.logSoftmax(g, said.logits())));
        g.output(BOXES, said.deltas());
        return g.build(null);
    }
}
