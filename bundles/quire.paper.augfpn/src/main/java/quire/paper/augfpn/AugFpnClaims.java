package quire.paper.augfpn;

import java.util.List;
import java.util.function.Function;
import quire.api.experiment.Claim;
import quire.api.experiment.Claim.Finding;
import quire.api.experiment.Paired;
import quire.api.experiment.Results;
import quire.api.experiment.Verdict;

/** The claims of the experiment and the rules that decide them; a point is 0.01 of test AP, intervals are 95 % over paired seeds. */
final class AugFpnClaims {
    static final String FPN = "fpn";
    static final String ALL = "augfpn";
    static final String WIDER = "wider fpn";
    static final String RETINA = "retinanet fpn";
    static final String RETINA_ALL = "retinanet augfpn";
    static final String BOUNDARY_HARD = "boundary: fpn";
    static final String BOUNDARY_SOFT = "boundary: srs";
    static final String CONTEXT = "context: fpn";
    static final String CONTEXT_RFA = "context: rfa";
    private static final String AP = "test/ap";
    private static final double SIZE_MARGIN = 0.005;
    private static final double CONTEXT_GAIN = 0.10;

    private AugFpnClaims() {
    }

    static List<Claim> all() {
        return List.of(
                new Claim("augfpn", "Faster R-CNN with AugFPN has a higher AP than with FPN (+2.3 on COCO)",
                        "confirmed if the interval of (augfpn - fpn) lies above 0; refuted if below", r -> above(r, ALL, FPN)),
                new Claim("capacity", "the gain is more than that of an FPN with as many parameters in prediction",
                        "confirmed if the interval of (augfpn - wider fpn) lies above 0; refuted if below", r -> above(r, ALL, WIDER)),
                new Claim("sizes", "neither small nor large objects lose (areas up to 8^2, from 20^2, of 64 pixels; not COCO's)",
                        "confirmed if both means of (augfpn - fpn) are at least -0.005; refuted if one interval lies below -0.005",
                        AugFpnClaims::sizes),
                new Claim("one-stage", "RetinaNet with AugFPN has a higher AP than with FPN (+1.6 on COCO)",
                        "confirmed if the interval of (retinanet augfpn - retinanet fpn) lies above 0; refuted if below",
                        r -> above(r, RETINA_ALL, RETINA)),
                new Claim("boundary", "soft selection gains more on sizes at the level rule's switches than away from them",
                        "confirmed if the interval of the difference of gains lies above 0; refuted if below", AugFpnClaims::boundary),
                new Claim("context", "where only a far marker tells classes apart, RFA gains more than 10 points (advantage planted)",
                        "confirmed if the interval of (rfa - fpn) on the context set lies above 0.10; refuted if it lies below 0.10",
                        AugFpnClaims::context));
    }

    private static boolean has(Results r, String... arms) {
        for (String a : arms) {
            if (!r.values().containsKey(a)) {
                return false;
            }
        }
        return true;
    }

    private static Finding judged(Results r, Function<Results, Finding> rule, String... arms) {
        return has(r, arms) ? rule.apply(r) : new Finding(Verdict.INCONCLUSIVE, "not run in the quick form: " + String.join(", ", arms));
    }

    private static Verdict against(Paired d, double bound) {
        return d.lower() > bound ? Verdict.CONFIRMED : d.upper() < bound ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
    }

    private static Finding above(Results r, String arm, String other) {
        return judged(r, all -> {
            Paired d = all.difference(arm, other, AP);
            return new Finding(against(d, 0), arm + " less " + other + " " + d);
        }, arm, other);
    }

    private static Finding sizes(Results r) {
        Paired small = r.difference(ALL, FPN, "test/ap_small8");
        Paired large = r.difference(ALL, FPN, "test/ap_large20");
        boolean kept = small.mean() >= -SIZE_MARGIN && large.mean() >= -SIZE_MARGIN;
        boolean lost = small.upper() < -SIZE_MARGIN || large.upper() < -SIZE_MARGIN;
        return new Finding(lost ? Verdict.REFUTED : kept ? Verdict.CONFIRMED : Verdict.INCONCLUSIVE, "small " + small + "; large " + large);
    }

    private static Finding boundary(Results r) {
        return judged(r, all -> {
            double[] gains = gains(all, AP);
            double[] away = gains(all, "test_away/ap");
            for (int i = 0; i < gains.length; i++) {
                gains[i] -= away[i];
            }
            Paired d = new Paired(gains);
            return new Finding(against(d, 0), "gain at the switches " + new Paired(gains(all, AP)) + ", away " + new Paired(away) + ", difference " + d);
        }, BOUNDARY_HARD, BOUNDARY_SOFT);
    }

    private static double[] gains(Results r, String metric) {
        double[] soft = r.of(BOUNDARY_SOFT, metric);
        double[] hard = r.of(BOUNDARY_HARD, metric);
        double[] out = new double[soft.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = soft[i] - hard[i];
        }
        return out;
    }

    private static Finding context(Results r) {
        return judged(r, all -> {
            Paired d = all.difference(CONTEXT_RFA, CONTEXT, AP);
            return new Finding(against(d, CONTEXT_GAIN), "rfa less fpn " + d);
        }, CONTEXT_RFA, CONTEXT);
    }
}
