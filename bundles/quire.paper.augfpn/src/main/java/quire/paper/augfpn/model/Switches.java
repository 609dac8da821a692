package quire.paper.augfpn.model;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.tensor.DType;
import quire.detection.model.DetectorConfig;
import quire.detection.model.DetectorConfig.Kind;
import quire.detection.model.DetectorModel;
import quire.detection.model.DetectorOptions;
import quire.detection.nn.Fpn;
import quire.paper.augfpn.nn.AugmentedNeck;
import quire.paper.augfpn.nn.ConsistentSupervision;
import quire.paper.augfpn.nn.ContextPooling;
import quire.paper.augfpn.nn.Fusion;
import quire.paper.augfpn.nn.ResidualFeatureAugmentation;
import quire.paper.augfpn.nn.SoftRoiSelection;

/** AugFPN's three parts as switches on a detector. */
final class Switches {
    private static final Logger LOG = LoggerFactory.getLogger(Switches.class);

    private Switches() {
    }

    /** Options of the detector and of the parts that it can have. */
    static Options options(Kind kind) {
        Options o = DetectorOptions.options(kind)
                .word("neck", "augfpn", "fpn switches all three parts off, augfpn lets cs, rfa and srs decide", "fpn", "augfpn")
                .flag("cs", true, "consistent supervision: one auxiliary head learns from every lateral, in training only (section 3.1)")
                .flag("rfa", true, "residual feature augmentation: pooled context added to the top lateral (section 3.2)");
        if (kind == Kind.FASTER_RCNN) {
            o = o.word("srs", "soft", "how regions read the pyramid: soft selection (section 3.4), sum or maximum of all levels, or FPN's level rule",
                    "soft", "sum", "max", "hard");
        }
        return o.number("lambda", 0.25, 0, 100, "weight of consistent supervision on each lateral")
                .integer("cs_hidden", 128, 1, 8192, "units of the auxiliary head's dense layers; 1024 in the paper")
                .word("ratios", "0.1,0.2,0.3", "shares of the top map's sides that contexts are pooled to, joined by ','")
                .word("fusion", "asf", "how contexts become one", "asf", "sum", "max")
                .word("pooling", "ratio", "how contexts are pooled: to shares of the sides, to fixed grids, or to the mean", "ratio", "fixed", "global");
    }

    /** The detector that the values describe. */
    static Model model(Kind kind, OptionValues v, Schema schema, DType dtype) {
        // read first: bad ratios are refused even where the part is off
        ResidualFeatureAugmentation augmentation = new ResidualFeatureAugmentation(v.integer("channels"),
                ResidualFeatureAugmentation.ratios(v.word("ratios")), ContextPooling.named(v.word("pooling")), Fusion.named(v.word("fusion")));
        DetectorConfig c = DetectorOptions.config(kind, v, schema);
        if (v.word("neck").equals("fpn")) {
            return new DetectorModel(c, dtype);
        }
        if (v.flag("rfa")) {
            warn(augmentation, c);
            c = c.withNeck(new AugmentedNeck((Fpn) c.neck(), augmentation));
        }
        if (v.flag("cs")) {
            c = c.withExtra(new ConsistentSupervision(v.number("lambda"), v.integer("cs_hidden")));
        }
        if (kind == Kind.FASTER_RCNN && !v.word("srs").equals("hard")) {
            Fusion fusion = v.word("srs").equals("soft") ? Fusion.ASF : Fusion.named(v.word("srs"));
            c = c.withRoiFeatures(new SoftRoiSelection(c.taken().length, fusion));
        }
        return new DetectorModel(c, dtype);
    }

    private static void warn(ResidualFeatureAugmentation a, DetectorConfig c) {
        int top = c.taken().length - 1;
        int h = c.heights()[top];
        int w = c.widths()[top];
        if (h < 1 || w < 1) {
            throw QuireException.of("the top map is %d x %d cells; give larger pictures", w, h);
        }
        if (a.pooling() == ContextPooling.RATIO && a.pooling().repeats(a.ratios(), h, w)) {
            List<String> sizes = a.pooling().sizes(a.ratios(), h, w).stream().map(s -> s[1] + "x" + s[0]).toList();
            LOG.warn("ratios {} pool the top map of {}x{} cells to {}: some contexts are the same; set ratios further apart, as 0.125,0.25,0.5",
                    a.ratios(), w, h, sizes);
        }
    }
}
