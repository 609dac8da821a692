package quire.paper.fontgan.model;

import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.paper.fontgan.nn.Adversarial;

/**
 * What distinguishes FontGAN, its ablations and its baselines.
 *
 * @param style       {@code encoder}, {@code embedding} (a vector per font) or {@code none}
 * @param kl          {@code category} (font consistency module), {@code plain} (towards N(0, I)) or {@code none}
 * @param cpm         whether the content prior module guides the content encoder
 * @param adversarial null for none
 * @param stylise     whether stylisation is trained
 * @param destylise   whether de-stylisation is trained
 * @param radius      length of the fonts' first means
 */
public record Settings(String style, String kl, boolean cpm, Adversarial adversarial, boolean stylise, boolean destylise, double radius,
        double wAdv, double wCls, double wRec, double wKl, double wCp) {

    /** Options of FontGAN, whose defaults baselines change. */
    static Options options() {
        return Options.none()
                .integer("channels", 16, 2, 128, "base width; content maps have four times as many channels")
                .integer("latent", 16, 1, 256, "numbers of a style")
                .integer("residual", 2, 0, 8, "residual blocks of a content encoder")
                .word("style", "encoder", "where a style comes from: a glyph, the font's number, or nowhere", "encoder", "embedding", "none")
                .word("kl", "category", "what styles are drawn to: their font's mean, N(0, I), or nothing", "category", "plain", "none")
                .flag("cpm", true, "whether the content prior module guides the content encoder")
                .word("adversarial", "bce", "loss of the discriminators", "bce", "lsgan", "hinge", "none")
                .word("tasks", "both", "which directions are trained", "both", "stylise", "destylise")
                .number("prior_radius", 3, 0, 100, "length of the fonts' first means")
                .number("w_adv", 1, 0, 1000, "weight of the adversarial terms")
                .number("w_cls", 1, 0, 1000, "weight of the font classification")
                .number("w_rec", 10, 0, 1000, "weight of both reconstruction errors")
                .number("w_kl", 0.1, 0, 1000, "weight of the divergence after its rise")
                .number("w_cp", 1, 0, 1000, "weight of the content prior");
    }

    static Settings of(OptionValues o) {
        String style = o.word("style");
        String adversarial = o.word("adversarial");
        return new Settings(style, style.equals("encoder") ? o.word("kl") : "none", o.flag("cpm"),
                adversarial.equals("none") ? null : Adversarial.valueOf(adversarial.toUpperCase(java.util.Locale.ROOT)),
                !o.word("tasks").equals("destylise"), !o.word("tasks").equals("stylise"), o.number("prior_radius"), o.number("w_adv"),
                o.number("w_cls"), o.number("w_rec"), o.number("w_kl"), o.number("w_cp"));
    }
}
