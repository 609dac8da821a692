package quire.paper.stitcher;

import java.util.List;
import java.util.function.Function;
import quire.api.experiment.Claim;
import quire.api.experiment.Claim.Finding;
import quire.api.experiment.Paired;
import quire.api.experiment.Results;
import quire.api.experiment.Verdict;

/** The claims and the rules that decide them, fixed before the runs; differences are of test AP, with 95 % intervals over paired seeds. */
final class StitcherClaims {
    static final String REGULAR = "regular";
    static final String FEEDBACK = "feedback";
    static final String ALWAYS = "always";
    static final String RANDOM = "random";
    static final String SHRINK = "shrink";
    static final String BALANCED = "balanced: regular";
    static final String BALANCED_FEEDBACK = "balanced: feedback";
    private static final String AP = "test/ap";
    /** Areas up to 12^2 pixels of pictures of 96, where COCO's limit is 32^2; and from 30^2. */
    private static final String SMALL = "test/ap_small12";
    private static final String LARGE = "test/ap_large30";

    private StitcherClaims() {
    }

    static List<Claim> all() {
        return List.of(
                new Claim("small", "feedback raises the AP of small objects (areas up to 12^2 of 96 pixels; +3.3 on COCO) at the same steps",
                        "confirmed if the interval of (feedback - regular) lies above 0; refuted if below", r -> above(r, FEEDBACK, REGULAR, SMALL)),
                new Claim("overall", "feedback raises the AP over all sizes (+1.9 on COCO)",
                        "confirmed if the interval of (feedback - regular) lies above 0; refuted if below", r -> above(r, FEEDBACK, REGULAR, AP)),
                new Claim("always", "stitching at every update costs: less AP than with feedback, and less of large objects",
                        "confirmed if both intervals of (feedback - always), of AP and of large objects (from 30^2), lie above 0; refuted if one lies below",
                        StitcherClaims::always),
                new Claim("random", "feedback is better than stitching at random as often (under 1 AP in the paper)",
                        "confirmed if the interval of (feedback - random) lies above 0; refuted if below", r -> above(r, FEEDBACK, RANDOM, AP)),
                new Claim("denser", "it is more than smaller objects: feedback is better on small ones than shrinking single pictures as often",
                        "confirmed if the interval of (feedback - shrink) lies above 0; refuted if below", r -> above(r, FEEDBACK, SHRINK, SMALL)),
                new Claim("imbalance", "it mends an imbalance: the gain on small objects is larger where they are rare than where they are not",
                        "confirmed if the interval of the difference of gains lies above 0; refuted if below", StitcherClaims::imbalance));
    }

    private static Finding judged(Results r, Function<Results, Finding> rule, String... arms) {
        List<String> missing = List.of(arms).stream().filter(a -> !r.values().containsKey(a)).toList();
        return missing.isEmpty() ? rule.apply(r) : new Finding(Verdict.INCONCLUSIVE, "not run in the quick form: " + String.join(", ", missing));
    }

    private static Verdict against(Paired d) {
        return d.lower() > 0 ? Verdict.CONFIRMED : d.upper() < 0 ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
    }

    private static Finding above(Results r, String arm, String other, String metric) {
        return judged(r, all -> {
            Paired d = all.difference(arm, other, metric);
            return new Finding(against(d), arm + " less " + other + " " + d);
        }, arm, other);
    }

    private static Finding always(Results r) {
        return judged(r, all -> {
            Paired whole = all.difference(FEEDBACK, ALWAYS, AP);
            Paired large = all.difference(FEEDBACK, ALWAYS, LARGE);
            Verdict v = whole.upper() < 0 || large.upper() < 0 ? Verdict.REFUTED
                    : whole.lower() > 0 && large.lower() > 0 ? Verdict.CONFIRMED : Verdict.INCONCLUSIVE;
            return new Finding(v, "AP " + whole + "; large " + large);
        }, FEEDBACK, ALWAYS);
    }

    private static Finding imbalance(Results r) {
        return judged(r, all -> {
            double[] rare = gains(all, FEEDBACK, REGULAR);
            double[] even = gains(all, BALANCED_FEEDBACK, BALANCED);
            double[] more = new double[rare.length];
            for (int i = 0; i < more.length; i++) {
                more[i] = rare[i] - even[i];
            }
            Paired d = new Paired(more);
            return new Finding(against(d), "gain " + new Paired(rare) + " where rare, " + new Paired(even) + " where not, difference " + d);
        }, FEEDBACK, REGULAR, BALANCED_FEEDBACK, BALANCED);
    }

    private static double[] gains(Results r, String arm, String other) {
        double[] a = r.of(arm, SMALL);
        double[] b = r.of(other, SMALL);
        double[] out = new double[a.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] - b[i];
        }
        return out;
    }
}
