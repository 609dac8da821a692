package quire.paper.han.model;

import quire.api.option.OptionValues;
import quire.api.option.Options;

/**
 * The choices of the hierarchical network; the defaults are the paper's.
 *
 * @param width           D, width of every token
 * @param heads           H
 * @param headWidth       dh; H * dh need not equal D
 * @param dropout         rate behind the three maps, the layer's output (twice) and before the classifier
 * @param jointAttention  J-Att; otherwise a finger is the mean of its joints
 * @param fingerAttention F-Att; otherwise the hand is the mean of its fingers
 * @param timeAttention   T-Att; otherwise a sequence is the mean of its frames
 * @param fusion          {@code att}, {@code mean} or {@code concat}
 * @param shared          whether groups share J-Att's weights and sequences T-Att's
 * @param positions       {@code all}, {@code no-time} (all but T-Att) or {@code none}
 * @param masked          whether padded frames are hidden from T-Att and the input statistics (extension)
 */
public record Settings(int width, int heads, int headWidth, double dropout, boolean jointAttention, boolean fingerAttention,
        boolean timeAttention, String fusion, boolean shared, String positions, boolean masked) {

    /** The paper's values. */
    public static Settings paper() {
        return of(options().defaults());
    }

    /** What may be set, with the paper's values. */
    public static Options options() {
        return Options.none()
                .integer("width", 128, 2, 4096, "D, width of every token (section 1.1)")
                .integer("heads", 8, 1, 256, "H, attention heads")
                .integer("head_width", 32, 1, 1024, "dh, width of a head; heads x head_width need not equal width")
                .number("dropout", 0.1, 0, 0.95, "rate behind queries, keys, values, layer outputs and before the classifier")
                .flag("joint_attention", true, "J-Att; false: a finger is the mean of its joints")
                .flag("finger_attention", true, "F-Att; false: the hand is the mean of its fingers")
                .flag("time_attention", true, "T-Att; false: a sequence is the mean of its frames")
                .word("fusion", "att", "how the six fingers and the hand become one vector", "att", "mean", "concat")
                .flag("shared", true, "one J-Att for all groups and one T-Att for all sequences; false: one each")
                .word("positions", "all", "which layers add the position table", "all", "no-time", "none")
                .flag("masked", false, "hide padded frames (extension; choose dataset.short=mask with it)");
    }

    /** Reads checked values of {@link #options()}. */
    public static Settings of(OptionValues v) {
        return new Settings(v.integer("width"), v.integer("heads"), v.integer("head_width"), v.number("dropout"), v.flag("joint_attention"),
                v.flag("finger_attention"), v.flag("time_attention"), v.word("fusion"), v.flag("shared"), v.word("positions"),
                v.flag("masked"));
    }

    /** Two layers of plain attention, for models without the hierarchy. */
    static Settings flat(int width, int heads, int headWidth, double dropout) {
        return new Settings(width, heads, headWidth, dropout, true, true, true, "att", true, "all", false);
    }

    /** H * dh. */
    public int attended() {
        return heads * headWidth;
    }

    boolean positionsIn(String layer) {
        return positions.equals("all") || positions.equals("no-time") && !layer.equals("temporal");
    }
}
