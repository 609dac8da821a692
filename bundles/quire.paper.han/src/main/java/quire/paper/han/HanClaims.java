package quire.paper.han;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import quire.api.experiment.Claim;
import quire.api.experiment.Claim.Finding;
import quire.api.experiment.Paired;
import quire.api.experiment.Results;
import quire.api.experiment.Verdict;

/** The claims of the experiment and the rules that decide them; a point is 0.01 of test accuracy, intervals are 95 %. */
final class HanClaims {
    static final String FULL = "han";
    static final String FLAT = "flat";
    static final String POOLED = "mean of joints and fingers";
    static final String NO_TIME_POSITIONS = "no time positions";
    private static final String ACCURACY = "test/accuracy";
    private static final List<String> PLAIN = List.of("gru", "logistic", "nearest");
    private static final double BASELINE_MARGIN = 0.02;
    private static final double FLAT_MARGIN = 0.01;
    private static final double CHANCE_BOUND = 0.60;
    private static final double FINGER_GAIN = 0.01;

    private HanClaims() {
    }

    static List<Claim> all() {
        return List.of(
                new Claim("baseline", "HAN is at least as accurate as the best model without attention, less 2 points",
                        "confirmed if the interval of (HAN - best of GRU, logistic, nearest by mean) lies at or above -0.02; refuted if below",
                        HanClaims::baseline),
                new Claim("flat", "HAN is within 1 point of flat spatio-temporal attention of the same width, with fewer multiply-accumulates",
                        "confirmed if the interval of (HAN - flat) lies at or above -0.01 and HAN needs fewer; refuted if below, or if it needs more",
                        HanClaims::flat),
                new Claim("ablations", "no ablation is better than the full network",
                        "confirmed if every mean of (HAN - ablation) is at least 0; refuted if one interval lies below 0",
                        HanClaims::ablations),
                new Claim("order", "without time positions, gestures that are each other's reversal cannot be told apart",
                        "confirmed if the interval of that arm's order_pairs lies at or below 0.60; refuted if above", HanClaims::order),
                new Claim("fingers", "attention over joints and fingers instead of their mean gains at least 1 point on Grab and Pinch",
                        "confirmed if the mean of (HAN - means) of finger_classes is at least 0.01 and its interval above 0; refuted if the interval lies below 0.01",
                        HanClaims::fingers));
    }

    private static Finding baseline(Results r) {
        String best = PLAIN.get(0);
        for (String b : PLAIN) {
            best = mean(r, b) > mean(r, best) ? b : best;
        }
        Paired d = r.difference(FULL, best, ACCURACY);
        return new Finding(atLeast(d, -BASELINE_MARGIN), "best is " + best + " at " + points(mean(r, best)) + "; HAN less it " + d);
    }

    private static Finding flat(Results r) {
        double han = r.of(FULL, "model/mmacs")[0];
        double flat = r.of(FLAT, "model/mmacs")[0];
        Paired d = r.difference(FULL, FLAT, ACCURACY);
        Verdict v = han < flat ? atLeast(d, -FLAT_MARGIN) : Verdict.REFUTED;
        return new Finding(v, String.format(Locale.ROOT, "HAN less flat %s; %.2f against %.2f million, %.1f times fewer", d, han, flat, flat / han));
    }

    private static Finding ablations(Results r) {
        boolean all = true;
        boolean beaten = false;
        List<String> parts = new ArrayList<>();
        for (String arm : r.values().keySet()) {
            if (notAblations().contains(arm)) {
                continue;
            }
            Paired d = r.difference(FULL, arm, ACCURACY);
            all &= d.mean() >= 0;
            beaten |= d.upper() < 0;
            parts.add(arm + " " + d);
        }
        return new Finding(beaten ? Verdict.REFUTED : all ? Verdict.CONFIRMED : Verdict.INCONCLUSIVE, "HAN less " + String.join("; ", parts));
    }

    private static Set<String> notAblations() {
        return Set.of(FULL, FLAT, "gru", "logistic", "nearest", "two streams", "separate weights");
    }

    private static Finding order(Results r) {
        Paired p = new Paired(r.of(NO_TIME_POSITIONS, "test/order_pairs"));
        Verdict v = p.upper() <= CHANCE_BOUND ? Verdict.CONFIRMED : p.lower() > CHANCE_BOUND ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
        return new Finding(v, String.format(Locale.ROOT, "order_pairs %s without, %.4f with time positions; without the swipes %.4f and %.4f", p,
                average(r.of(FULL, "test/order_pairs")), average(r.of(NO_TIME_POSITIONS, "test/bent_pairs")), average(r.of(FULL, "test/bent_pairs"))));
    }

    private static Finding fingers(Results r) {
        Paired d = r.difference(FULL, POOLED, "test/finger_classes");
        Verdict v = d.mean() >= FINGER_GAIN && d.lower() > 0 ? Verdict.CONFIRMED : d.upper() < FINGER_GAIN ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
        return new Finding(v, "HAN less means on Grab and Pinch " + d + "; on all classes " + r.difference(FULL, POOLED, ACCURACY));
    }

    private static Verdict atLeast(Paired d, double bound) {
        return d.lower() >= bound ? Verdict.CONFIRMED : d.upper() < bound ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
    }

    private static double mean(Results r, String arm) {
        return average(r.of(arm, ACCURACY));
    }

    private static double average(double[] v) {
        return new Paired(v).mean();
    }

    private static String points(double v) {
        return String.format(Locale.ROOT, "%.4f", v);
    }
}
