package quire.detection.model;

import quire.api.dataset.Schema;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.detection.eval.AreaLimits;
import quire.detection.nn.ExtraLevels;
import quire.detection.nn.Fpn;
import quire.nn.backbone.Backbone;

/** The options that detectors of all papers share; a paper's factory adds its own with {@link Options#and}. */
public final class DetectorOptions {
    private DetectorOptions() {
    }

    /** Options with the plain detector's values for small pictures. */
    public static Options options(DetectorConfig.Kind kind) {
        DetectorConfig d = DetectorConfig.of(kind, 1, 128, 128, Backbone.named("tiny8"), 32);
        ExtraLevels extra = ((Fpn) d.neck()).extra();
        Options o = Options.none().word("backbone", "tiny8", "network in front of the pyramid", Backbone.NAMES.toArray(String[]::new))
                .integer("channels", 32, 1, 1024, "channels of the pyramid; 256 in the papers")
                .integer("first_map", d.first(), 0, 3, "first of the backbone's maps that the pyramid takes; 0 has stride 4")
                .integer("extra_levels", extra.count(), 0, 4, "levels beyond the backbone's");
        if (kind != DetectorConfig.Kind.FCOS) {
            o = o.number("anchor_size", d.anchorSize(), 0.5, 64, "side of the smallest anchors in strides");
        }
        if (kind == DetectorConfig.Kind.RETINANET) {
            o = o.integer("octave_scales", d.octaves(), 1, 8, "anchor sizes per octave");
        }
        if (kind == DetectorConfig.Kind.FASTER_RCNN) {
            o = o.integer("hidden", d.hidden(), 1, 8192, "units of the second stage's dense layers; 1024 in the paper");
        } else {
            o = o.integer("tower", d.depth(), 0, 8, "convolutions of a head's towers; 4 in the papers");
        }
        Regions r = d.regions();
        Decoding e = d.decoding();
        return o.integer("regions", r.count(), 1, 4096, "regions per image that are learned from; 512 in the papers")
                .integer("rpn_anchors", r.anchors(), 1, 4096, "anchors per image that the proposal network learns from; 256 in the paper")
                .integer("proposals", r.proposals(), 1, 10000, "proposals per image in training")
                .integer("test_proposals", r.tested(), 1, 10000, "proposals per image in prediction")
                .number("finest_scale", r.finest(), 1, 1024, "side in pixels from which a region belongs to the finest level; 56 in the paper")
                .number("score", e.score(), 0, 1, "least score of a detection")
                .number("nms", e.overlap(), 0, 1, "overlap above which detections of a class suppress each other")
                .integer("detections", e.most(), 1, 1000, "detections per image at most")
                .number("small_area", 0, 0, 1e9, "network pixels below which an object is small, whose losses are told apart; 0 for the data's own limit");
    }

    /** The detector that checked values describe, for a data set's pictures and classes. */
    public static DetectorConfig config(DetectorConfig.Kind kind, OptionValues v, Schema schema) {
        DetectorConfig d = DetectorConfig.of(kind, schema.size("classes"), schema.size("height"), schema.size("width"),
                Backbone.named(v.word("backbone")), v.integer("channels")).from(v.integer("first_map"));
        ExtraLevels extra = new ExtraLevels(((Fpn) d.neck()).extra().kind(), v.integer("extra_levels"));
        Regions r = d.regions();
        boolean two = kind == DetectorConfig.Kind.FASTER_RCNN;
        return d.withNeck(new Fpn(v.integer("channels"), extra))
                .withHeads(two ? v.integer("hidden") : d.hidden(), two ? d.depth() : v.integer("tower"))
                .withAnchors(kind == DetectorConfig.Kind.FCOS ? d.anchorSize() : v.number("anchor_size"),
                        kind == DetectorConfig.Kind.RETINANET ? v.integer("octave_scales") : d.octaves())
                .with(new Regions(r.bins(), v.number("finest_scale"), v.integer("regions"), r.share(), v.integer("rpn_anchors"),
                        Math.max(2 * v.integer("proposals"), v.integer("test_proposals")), v.integer("proposals"), v.integer("test_proposals"), r.overlap()))
                .with(new Decoding(v.number("score"), d.decoding().perLevel(), v.number("nms"), v.integer("detections")))
                .withSmall(AreaLimits.small(schema, v.number("small_area")));
    }
}
