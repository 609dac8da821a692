package quire.paper.fontgan.model;

/** Names of graphs, batch tensors and outputs. */
public final class Names {
    /** Graph of the content prior's auto-encoder. */
    public static final String PRIOR = "prior";
    /** Graph of both discriminators. */
    public static final String DISCRIMINATOR = "discriminator";
    /** Graph from standard glyphs and given styles to glyphs. */
    public static final String STYLISE = "stylise";
    /** Glyphs of some font [rows, 1, side, side], ink 1 and ground -1. */
    public static final String STYLED = "x_sty";
    /** The same characters in the standard font. */
    public static final String STANDARD = "x_std";
    /** Glyphs of the same fonts that show the style. */
    public static final String REFERENCE = "x_ref";
    /** One-hot numbers of fonts [rows, fonts]; zeros for fonts not trained on. */
    public static final String FONT = "font";
    /** Numbers of characters [rows]. */
    public static final String CHARACTER = "character";
    /** Weight of the divergence [1]. */
    public static final String KL_WEIGHT = "kl_weight";
    /** Standard normal numbers of an update [rows, latent]. */
    public static final String NOISE = "eps";
    /** Codes of the content prior. */
    public static final String CODE = "code";
    /** Styles [rows, latent]. */
    public static final String Z = "z";
    /** Generated glyphs. */
    public static final String FAKE_STYLED = "fake_sty";
    /** Generated standard glyphs. */
    public static final String FAKE_STANDARD = "fake_std";
    /** Glyphs in a style drawn from the font's Gaussian. */
    public static final String SAMPLED = "sampled";
    /** Means of styles. */
    public static final String MU = "mu";
    /** The fonts' means, [fonts, latent]. */
    public static final String PRIOR_MEAN = "prior_mean";

    private Names() {
    }
}
