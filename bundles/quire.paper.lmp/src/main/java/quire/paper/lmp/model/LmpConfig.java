package quire.paper.lmp.model;

import quire.api.QuireException;
import quire.api.model.Init;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.paper.lmp.nn.LowToHigh;
import quire.paper.lmp.nn.Lsts;
import quire.paper.lmp.nn.Quality;

/** What the paper's options say. */
public record LmpConfig(String mode, int channels, int count, String init, boolean learned, boolean srfu, boolean dfa, double ratio, Lsts lsts,
        Quality quality, LowToHigh bridge) {
    static Options options() {
        return Options.none()
                .word("mode", "lsts", "how key features reach other frames: learned sampling, a learned flow, as they are (reuse), not at all (cheap: low"
                        + " features alone), or every frame is a key without memory (per_frame)", "lsts", "flow", "reuse", "cheap", "per_frame")
                .word("head", "fcos", "detection head", "fcos", "rfcn")
                .integer("channels", 32, 4, 2048, "channels of the feature that is detected on; 1024 in the paper")
                .integer("width", 64, 4, 2048, "channels inside the high-level network")
                .integer("blocks", 2, 1, 64, "residual blocks of the high-level network")
                .integer("offsets", 16, 1, 1024, "sampling locations N; 40 in the paper")
                .word("init", "gaussian", "first locations: standard normal, a square grid (N a square of an odd number), or zero", "gaussian", "uniform", "zero")
                .flag("learned", true, "whether the locations learn")
                .word("gradient", "both", "what teaches the locations: similarity and value (code), or similarity alone (paper)", "both", "similarity")
                .word("norm", "softmax", "how similarities become weights", "softmax", "abs")
                .flag("srfu", true, "recursive update of the memory on key frames (section 3.3)")
                .flag("dfa", true, "aggregation with the frame's own cheap feature on other frames (section 3.4)")
                .number("memory_ratio", 1, 0, 1, "share of the aggregate in the memory")
                .integer("embedding", 16, 1, 1024, "channels of the embeddings; 256 in the paper")
                .integer("bridge", 24, 1, 2048, "channels between low and high features; 256 in the paper")
                .word("form", "code", "kernels of quality and bridge: the authors' code or the paper's text", "code", "paper");
    }

    static LmpConfig of(OptionValues v) {
        int n = v.integer("offsets");
        int side = (int) Math.round(Math.sqrt(n));
        if (v.word("init").equals("uniform") && (side * side != n || side % 2 == 0)) {
            throw QuireException.of("offsets=%d form no grid around 0; give 9, 25, 49, 81 or use init=gaussian", n);
        }
        boolean code = v.word("form").equals("code");
        int c = v.integer("channels");
        int b = v.integer("bridge");
        return new LmpConfig(v.word("mode"), c, n, v.word("init"), v.flag("learned"), v.flag("srfu"), v.flag("dfa"), v.number("memory_ratio"),
                new Lsts(v.integer("embedding"), v.word("norm").equals("abs"), v.word("gradient").equals("similarity")),
                code ? new Quality(v.integer("embedding"), 8, 1, 3, 3) : new Quality(v.integer("embedding"), 8, 3, 1, 1),
                code ? new LowToHigh(new int[] {b, b, c}, 1) : new LowToHigh(new int[] {b, 2 * b, c}, 3));
    }

    /** First locations in row-major order; a grid goes column by column, as in the authors' code. */
    Init first() {
        if (!init.equals("uniform")) {
            return init.equals("zero") ? Init.zeros() : Init.normal(1);
        }
        int side = (int) Math.round(Math.sqrt(count));
        int[] at = {0};
        return r -> {
            int i = at[0]++ % (2 * count);
            return (i % 2 == 0 ? i / 2 / side : i / 2 % side) - side / 2;
        };
    }

    /** Whether frames have roles. */
    public boolean propagates() {
        return !mode.equals("per_frame");
    }

    /** Whether key frames take the memory up; reused and cheap features know none. */
    boolean remembers() {
        return srfu && triples() && !mode.equals("cheap");
    }

    /** Whether there is anything to learn beyond single frames. */
    public boolean triples() {
        return !mode.equals("per_frame") && !mode.equals("reuse");
    }
}
