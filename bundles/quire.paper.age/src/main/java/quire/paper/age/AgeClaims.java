package quire.paper.age;

import static quire.api.experiment.Verdict.CONFIRMED;
import static quire.api.experiment.Verdict.INCONCLUSIVE;
import static quire.api.experiment.Verdict.REFUTED;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import quire.api.experiment.Claim;
import quire.api.experiment.Claim.Finding;
import quire.api.experiment.Paired;
import quire.api.experiment.Results;

/** The claims and their rules, fixed before any run; a verdict other than inconclusive needs 20 paired seeds. */
final class AgeClaims {
    private static final String CLICKS = "online/clicks";
    private static final int SEEDS = 20;

    private AgeClaims() {
    }

    static List<Claim> all() {
        return List.of(
                above("greedy", "AGE-TS earns more clicks than the greedy network (table 1: +28 %)", "age-ts", "greedy", 0.05),
                above("same-delta", "The adversarial step adds to Thompson sampling with the same uncertainty", "age-ts", "mc-ts", 0),
                above("gate", "The gating unit helps (table 3: without it -5.4 %)", "age-ts", "age-ts no gate", 0),
                above("delta", "The uncertainty helps (table 3: without it -8.9 %)", "age-ts", "age-ts no delta", 0),
                new Claim("literal", "The printed lambda of 0.001 with dropout of 0.01 explores",
                        "first place changed in at least 1 % of the requests on average", AgeClaims::literal));
    }

    private static Claim above(String id, String statement, String arm, String other, double share) {
        String rule = String.format(Locale.ROOT, "over at least %d paired seeds the 95 %% interval of the difference in clicks lies above 0%s; refuted if"
                + " the mean is not above 0 or the interval ends below that; inconclusive with fewer seeds", SEEDS,
                share > 0 ? String.format(Locale.ROOT, " and the mean gain is at least %.0f %%", 100 * share) : "");
        return new Claim(id, statement, rule, r -> judge(r, arm, other, share));
    }

    private static Finding judge(Results r, String arm, String other, double share) {
        Paired d = r.difference(arm, other, CLICKS);
        double base = Arrays.stream(r.of(other, CLICKS)).average().orElse(Double.NaN);
        int n = r.of(arm, CLICKS).length;
        String evidence = String.format(Locale.ROOT, "clicks %s - %s %s (%+.1f %%)", arm, other, d, 100 * d.mean() / base);
        if (n < SEEDS) {
            return new Finding(INCONCLUSIVE, evidence + "; fewer than " + SEEDS + " seeds");
        }
        if (d.lower() > 0 && d.mean() >= share * base) {
            return new Finding(CONFIRMED, evidence);
        }
        return new Finding(d.mean() <= 0 || d.upper() < share * base ? REFUTED : INCONCLUSIVE, evidence);
    }

    private static Finding literal(Results r) {
        double changed = Arrays.stream(r.of("age-ts literal", "online/changed")).average().orElse(Double.NaN);
        return new Finding(changed >= 0.01 ? CONFIRMED : REFUTED, String.format(Locale.ROOT, "changed in %.4f %% of the requests", 100 * changed));
    }
}
