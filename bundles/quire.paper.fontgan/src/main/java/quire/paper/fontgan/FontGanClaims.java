package quire.paper.fontgan;

import java.util.List;
import quire.api.experiment.Claim;
import quire.api.experiment.Claim.Finding;
import quire.api.experiment.Paired;
import quire.api.experiment.Results;
import quire.api.experiment.Verdict;

/** The claims and the rules that decide them (sheet, section 3); intervals are 95 % over paired seeds. */
final class FontGanClaims {
    static final String ALL = "fontgan";
    static final String PLAIN = "plain kl";
    static final String NO_PRIOR = "no cpm";

    private FontGanClaims() {
    }

    static List<Claim> all() {
        return List.of(
                new Claim("stylise", "stylised unseen characters are nearer to the font than a copy of the standard glyph",
                        "confirmed if the interval of sty_l1 - 0.8 copy_l1 lies below 0; refuted if above", r -> below(scaled(r, "test/sty_l1", 0.8, "test/copy_l1"))),
                new Claim("destylise", "de-stylised unseen characters are nearer to the standard glyph than a copy",
                        "confirmed if the interval of de_l1 - 0.8 copy_l1 lies below 0; refuted if above", r -> below(scaled(r, "test/de_l1", 0.8, "test/copy_l1"))),
                new Claim("cpm", "the content prior raises stroke recall of de-stylisation",
                        "confirmed if the interval of (no cpm - fontgan) of de_recall lies below 0; refuted if above",
                        r -> below(r.difference(NO_PRIOR, ALL, "test/de_recall"))),
                new Claim("fcm", "styles tell fonts apart better than with the plain divergence",
                        "confirmed if the interval of (plain kl - fontgan) of style_accuracy lies below 0; refuted if above",
                        r -> below(r.difference(PLAIN, ALL, "test/style_accuracy"))),
                new Claim("sampled", "styles sampled from a font's Gaussian write it about as well as encoded ones",
                        "confirmed if the interval of sampled_l1 - 1.1 sty_l1 lies below 0; refuted if above", r -> below(scaled(r, "test/sampled_l1", 1.1, "test/sty_l1"))));
    }

    private static Paired scaled(Results r, String metric, double factor, String other) {
        double[] a = r.of(ALL, metric);
        double[] b = r.of(ALL, other);
        for (int i = 0; i < a.length; i++) {
            a[i] -= factor * b[i];
        }
        return new Paired(a);
    }

    private static Finding below(Paired d) {
        return new Finding(d.upper() < 0 ? Verdict.CONFIRMED : d.lower() > 0 ? Verdict.REFUTED : Verdict.INCONCLUSIVE, "difference " + d);
    }
}
