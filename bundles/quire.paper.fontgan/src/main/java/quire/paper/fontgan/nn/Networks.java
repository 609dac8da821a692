package quire.paper.fontgan.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;

/** The networks that the losses tie together; parameters of discriminators start with {@code ds/} and {@code dd/}. */
public interface Networks {
    /** Path of the discriminator of stylised glyphs, which also names the font. */
    String STYLED = "ds";
    /** Path of the discriminator of standard glyphs. */
    String STANDARD = "dd";

    /** Mean and logarithm of variance of a glyph's style, both [rows, latent]. */
    record Style(SDVariable mu, SDVariable logvar) {
    }

    /** Realness logits, and font logits [rows, fonts] or null. */
    record Judgement(SDVariable logits, SDVariable fonts) {
    }

    /** Numbers of a style. */
    int latent();

    Style style(GraphBuilder g, FeatureMap glyph);

    /** @param name {@code content}, or {@code cpm} for the content prior's encoder */
    FeatureMap content(GraphBuilder g, String name, FeatureMap glyph);

    /**
     * A glyph in [-1, 1].
     *
     * @param name  {@code sty_dec}, {@code de_dec} or {@code cpm_dec}
     * @param style [rows, latent], or null for a decoder without
     */
    FeatureMap decode(GraphBuilder g, String name, FeatureMap content, SDVariable style);

    /** @param name {@link #STYLED} or {@link #STANDARD} */
    Judgement judge(GraphBuilder g, String name, FeatureMap glyph);
}
