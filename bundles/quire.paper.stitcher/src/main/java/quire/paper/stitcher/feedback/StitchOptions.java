package quire.paper.stitcher.feedback;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.paper.stitcher.stitch.Grid;

/**
 * How a provider stitches.
 *
 * @param tau   share of small objects below which the next update is stitched (paper: 0.1)
 * @param share of updates that are stitched where chance decides
 * @param first share before the first update; 0 in the authors' code
 */
public record StitchOptions(Mode mode, Source source, double tau, double share, double first, Grid grid) {
    private static final Logger LOG = LoggerFactory.getLogger(StitchOptions.class);

    /** Options by name, with the paper's values. */
    public static Options options() {
        return Options.none()
                .word("stitch", Mode.FEEDBACK.toString(), "when updates use stitched images", Mode.names())
                .word("feedback", Source.BOX.toString(), "what small objects' share is measured on", Source.names())
                .number("tau", 0.1, 0, 1, "share of the loss below which the next update is stitched; 0 never, 1 nearly always")
                .number("share", 0.25, 0, 1, "share of stitched updates for random and shrink")
                .number("first_share", 0, 0, 1, "small objects' share before the first update; 0 stitches the first")
                .integer("pictures", 4, 1, 64, "pictures of a stitched one, a square number");
    }

    /** @throws quire.api.QuireException if the pictures fill no square grid */
    public static StitchOptions of(OptionValues o) {
        StitchOptions s = new StitchOptions(Mode.named(o.word("stitch")), Source.named(o.word("feedback")), o.number("tau"), o.number("share"),
                o.number("first_share"), Grid.of(o.integer("pictures")));
        if (s.mode == Mode.FEEDBACK && s.tau == 1) {
            LOG.warn("tau=1 stitches at nearly every update, which costs large objects; the paper's value is 0.1");
        }
        return s;
    }
}
