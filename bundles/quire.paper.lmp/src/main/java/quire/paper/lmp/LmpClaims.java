package quire.paper.lmp;

import java.util.List;
import quire.api.experiment.Claim;
import quire.api.experiment.Claim.Finding;
import quire.api.experiment.Paired;
import quire.api.experiment.Results;
import quire.api.experiment.Verdict;

/** The claims and the rules that decide them, as the sheet fixed them before any run; intervals are 95 % over paired seeds. */
final class LmpClaims {
    static final String FRAME = "per frame";
    static final String REUSE = "reuse";
    static final String CHEAP = "cheap only";
    static final String FLOW = "flow";
    static final String LEARNED = "lsts learned";
    static final String FIXED = "lsts fixed";
    static final String RIGHT = "right: learned";
    static final String RIGHT_FIXED = "right: fixed";
    private static final String AP50 = "test/ap50";

    private LmpClaims() {
    }

    static List<Claim> all() {
        return List.of(
                claim("a", "sampling is far better than reusing the key's feature", "lsts learned - reuse in AP50 lies above 0.20", LEARNED, REUSE, AP50, 0.20),
                claim("b", "sampling is better than cheap features alone", "lsts learned - cheap only in AP50 lies above 0", LEARNED, CHEAP, AP50, 0),
                claim("c", "sampling is at least as good as a learned flow of features (not the paper's image-level flow)",
                        "lsts learned - flow in AP50 lies above -0.01", LEARNED, FLOW, AP50, -0.01),
                claim("d", "learned locations are better than fixed ones", "lsts learned - lsts fixed in AP50 lies above 0", LEARNED, FIXED, AP50, 0),
                claim("e", "at a fraction of the cost the accuracy is not more than two points below a detector on every frame with as many updates",
                        "lsts learned - per frame in AP50 lies above -0.02", LEARNED, FRAME, AP50, -0.02),
                claim("f", "where all moves right, locations move left, against the displacement",
                        "right: fixed - right: learned in mean dx lies above 0 (fixed are the first locations of the same seed)", RIGHT_FIXED, RIGHT,
                        "test/offset_dx", 0));
    }

    private static Claim claim(String id, String statement, String rule, String arm, String other, String metric, double bound) {
        return new Claim(id, statement, "confirmed if the interval of " + rule + "; refuted if it lies below that bound",
                r -> judge(r, arm, other, metric, bound));
    }

    private static Finding judge(Results r, String arm, String other, String metric, double bound) {
        if (!r.values().containsKey(arm) || !r.values().containsKey(other)) {
            return new Finding(Verdict.INCONCLUSIVE, "not run in the quick form: " + arm + ", " + other);
        }
        Paired d = r.difference(arm, other, metric);
        return new Finding(d.lower() > bound ? Verdict.CONFIRMED : d.upper() < bound ? Verdict.REFUTED : Verdict.INCONCLUSIVE, arm + " less " + other + " " + d);
    }
}
