package quire.paper.can.experiment;

import static quire.api.experiment.Verdict.CONFIRMED;
import static quire.api.experiment.Verdict.INCONCLUSIVE;
import static quire.api.experiment.Verdict.REFUTED;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import quire.api.experiment.Claim;
import quire.api.experiment.Claim.Finding;
import quire.api.experiment.Paired;
import quire.api.experiment.Results;

/** The claims and their rules, fixed before any run. */
final class CanClaims {
    private static final String AUC = "test/auc";

    private CanClaims() {
    }

    static List<Claim> all() {
        return List.of(
                gain("co-action", "CAN learns a co-action that the same network without it cannot see (sections 1 and 4.2)",
                        "planted/can", "planted/dnn", 0.10),
                gain("tuned-dnn", "A larger DNN trained four times as long does not catch up", "planted/can", "planted/dnn-tuned", 0.05),
                gain("beats-pnn", "CAN beats products of embeddings, PNN (table 2)", "planted/can", "planted/pnn", 0.01),
                gain("beats-deepfm", "CAN beats factorisation machines, DeepFM (table 2)", "planted/can", "planted/deepfm", 0.01),
                gain("beats-din", "CAN beats attention over the history, DIN", "planted/can", "planted/din", 0.01),
                claim("cartesian", "CAN does at least as well as embeddings of id pairs with fewer parameters (sections 3.1 and 4.2)",
                        "AUC not below the Cartesian model's in any seed, and fewer parameters", CanClaims::cartesian,
                        "planted/can", "planted/cartesian"),
                claim("cold-pairs", "CAN scores id pairs it never saw together, a Cartesian model cannot (section 3.1)",
                        "on held-out pairs AUC of CAN at least .55 in every seed and of Cartesian at most .53 on average", CanClaims::cold,
                        "cold/can", "cold/cartesian"),
                claim("additive-control", "Where ids act one by one CAN gains nothing over DNN",
                        "mean difference of AUC below .005 either way; refuted if its 95 % interval lies beyond", CanClaims::additive,
                        "additive/can", "additive/dnn"),
                claim("shuffled-control", "With shuffled labels nothing is learned", "mean AUC of both within .02 of .5",
                        CanClaims::shuffled, "shuffled/can", "shuffled/dnn"),
                gain("orders", "Three orders do at least as well as one (table 5)", "planted/can", "planted/can-1-order", 0),
                gain("depth", "Two layers do at least as well as one (table 5)", "planted/can", "planted/can-1-layer", 0),
                gain("capacity", "Where every pair acts by itself, without shared structure, Cartesian wins over CAN", "full/cartesian",
                        "full/can", 0));
    }

    private static Claim claim(String id, String statement, String rule, Function<Results, Finding> judge, String... arms) {
        return new Claim(id, statement, rule, results -> {
            List<String> missing = Arrays.stream(arms).filter(a -> !results.values().containsKey(a)).toList();
            return missing.isEmpty() ? judge.apply(results)
                    : new Finding(INCONCLUSIVE, "not run: " + String.join(", ", missing) + "; run without --quick");
        });
    }

    /** Confirmed if every seed agrees in sign and the mean reaches {@code least}. */
    private static Claim gain(String id, String statement, String arm, String other, double least) {
        String rule = String.format(Locale.ROOT, "difference of test AUC above 0 in every seed and at least %.2f on average; refuted if its"
                + " mean is not above 0 or its 95 %% interval lies below %.2f", least, least);
        return claim(id, statement, rule, results -> {
            Paired d = results.difference(arm, other, AUC);
            if (d.min() > 0 && d.mean() >= least) {
                return new Finding(CONFIRMED, "AUC " + arm + " - " + other + " " + d);
            }
            return new Finding(d.mean() <= 0 || d.upper() < least ? REFUTED : INCONCLUSIVE, "AUC " + arm + " - " + other + " " + d);
        }, arm, other);
    }

    private static Finding cartesian(Results r) {
        Paired d = r.difference("planted/can", "planted/cartesian", AUC);
        double ours = mean(r, "planted/can", "params");
        double theirs = mean(r, "planted/cartesian", "params");
        String evidence = String.format(Locale.ROOT, "AUC %s; parameters %.0f against %.0f", d, ours, theirs);
        boolean fewer = ours < theirs;
        return new Finding(fewer && d.min() >= 0 ? CONFIRMED : !fewer || d.mean() < 0 ? REFUTED : INCONCLUSIVE, evidence);
    }

    private static Finding cold(Results r) {
        double[] can = r.of("cold/can", "test_cold/auc");
        double cartesian = mean(r, "cold/cartesian", "test_cold/auc");
        double least = Arrays.stream(can).min().orElse(Double.NaN);
        String evidence = String.format(Locale.ROOT, "AUC on held-out pairs: CAN %.4f (least %.4f), Cartesian %.4f",
                mean(r, "cold/can", "test_cold/auc"), least, cartesian);
        if (least >= 0.55 && cartesian <= 0.53) {
            return new Finding(CONFIRMED, evidence);
        }
        return new Finding(mean(r, "cold/can", "test_cold/auc") <= cartesian ? REFUTED : INCONCLUSIVE, evidence);
    }

    private static Finding additive(Results r) {
        Paired d = r.difference("additive/can", "additive/dnn", AUC);
        boolean beyond = d.lower() > 0.005 || d.upper() < -0.005;
        return new Finding(Math.abs(d.mean()) < 0.005 ? CONFIRMED : beyond ? REFUTED : INCONCLUSIVE, "AUC CAN - DNN " + d);
    }

    private static Finding shuffled(Results r) {
        double can = mean(r, "shuffled/can", AUC);
        double dnn = mean(r, "shuffled/dnn", AUC);
        boolean chance = Math.abs(can - 0.5) < 0.02 && Math.abs(dnn - 0.5) < 0.02;
        return new Finding(chance ? CONFIRMED : REFUTED, String.format(Locale.ROOT, "AUC CAN %.4f, DNN %.4f", can, dnn));
    }

    private static double mean(Results r, String arm, String metric) {
        return Arrays.stream(r.of(arm, metric)).average().orElse(Double.NaN);
    }
}
