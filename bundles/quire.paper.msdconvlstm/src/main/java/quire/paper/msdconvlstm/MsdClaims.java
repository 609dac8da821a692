package quire.paper.msdconvlstm;

import java.util.List;
import java.util.Locale;
import quire.api.experiment.Claim;
import quire.api.experiment.Claim.Finding;
import quire.api.experiment.Paired;
import quire.api.experiment.Results;
import quire.api.experiment.Verdict;

/** The claims and the rules that decide them; errors in mm, intervals are 95 % of paired differences over seeds. */
final class MsdClaims {
    static final String MSD = "msd";
    static final String K3 = "convlstm k=3";
    static final String K5 = "convlstm k=5";
    static final String EQUAL = "convlstm k=5, cell as small";
    static final String SINGLE = "single scale 3";
    static final String WIDER = "single scale 3, wider";
    static final String RAIN_ONLY = "msd rain only";
    static final String PERSISTENCE = "persistence";
    static final String ADVECTION = "advection";
    private static final String MAE = "test/mae";
    private static final double PARITY = 0.03;

    private MsdClaims() {
    }

    static List<Claim> all() {
        return List.of(
                new Claim("parity", "MSD-ConvLSTM has the error of a ConvLSTM (k=5) whose cell has several times its parameters",
                        "confirmed if the interval of MAE(msd - k=5) lies below +3 % of k=5's MAE and CSI at 1 and 5 mm is on average within 0.02; refuted if it lies above +3 %",
                        MsdClaims::parity),
                new Claim("better", "MSD-ConvLSTM is better than a ConvLSTM of equal or more parameters (k=3)",
                        "confirmed if the interval of MAE(msd - k=3) lies below 0 and CSI at 1 and 5 mm is on average higher; refuted if it lies above 0", MsdClaims::better),
                new Claim("scales", "several scales are better than one, also when the one is widened to as many weights",
                        "confirmed if the intervals of MAE(msd - single) and MAE(msd - wider) lie below 0; refuted if the one against wider lies above 0", MsdClaims::scales),
                new Claim("elements", "humidity and wind help beside rain", "confirmed if the interval of MAE(msd - rain only) lies below 0; refuted if above",
                        r -> below(r, RAIN_ONLY)),
                new Claim("extrapolation", "from the second lead on, MSD-ConvLSTM beats persistence and advection",
                        "confirmed if MAE at leads 2 and 3 is lower than both for every seed; refuted if higher for every seed", MsdClaims::extrapolation));
    }

    private static Finding parity(Results r) {
        Paired d = r.difference(MSD, K5, MAE);
        double margin = PARITY * mean(r, K5, MAE);
        double csi1 = r.difference(MSD, K5, "test/csi_1").mean();
        double csi5 = r.difference(MSD, K5, "test/csi_5").mean();
        Verdict v = d.lower() > margin ? Verdict.REFUTED : d.upper() < margin && csi1 > -0.02 && csi5 > -0.02 ? Verdict.CONFIRMED : Verdict.INCONCLUSIVE;
        return new Finding(v, String.format(Locale.ROOT, "MAE %s, bound %+.4f; CSI at 1 mm %+.4f, at 5 mm %+.4f; cells %.0f and %.0f parameters", d, margin, csi1, csi5,
                mean(r, MSD, "model/cell_params"), mean(r, K5, "model/cell_params")));
    }

    private static Finding better(Results r) {
        Paired d = r.difference(MSD, K3, MAE);
        double csi1 = r.difference(MSD, K3, "test/csi_1").mean();
        double csi5 = r.difference(MSD, K3, "test/csi_5").mean();
        Verdict v = d.lower() > 0 ? Verdict.REFUTED : d.upper() < 0 && csi1 > 0 && csi5 > 0 ? Verdict.CONFIRMED : Verdict.INCONCLUSIVE;
        return new Finding(v, String.format(Locale.ROOT, "MAE %s; CSI at 1 mm %+.4f, at 5 mm %+.4f; BIAS at 5 mm %.2f and %.2f", d, csi1, csi5, mean(r, MSD, "test/bias_5"),
                mean(r, K3, "test/bias_5")));
    }

    private static Finding scales(Results r) {
        Paired one = r.difference(MSD, SINGLE, MAE);
        Paired wide = r.difference(MSD, WIDER, MAE);
        Verdict v = wide.lower() > 0 ? Verdict.REFUTED : one.upper() < 0 && wide.upper() < 0 ? Verdict.CONFIRMED : Verdict.INCONCLUSIVE;
        return new Finding(v, "MAE against one scale " + one + "; against one wider scale " + wide);
    }

    private static Finding below(Results r, String other) {
        Paired d = r.difference(MSD, other, MAE);
        return new Finding(d.upper() < 0 ? Verdict.CONFIRMED : d.lower() > 0 ? Verdict.REFUTED : Verdict.INCONCLUSIVE, "MAE " + d);
    }

    private static Finding extrapolation(Results r) {
        double most = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        for (String other : List.of(PERSISTENCE, ADVECTION)) {
            for (int lead = 2; lead <= 3; lead++) {
                Paired d = r.difference(MSD, other, MAE + "_lead" + lead);
                most = Math.max(most, d.max());
                least = Math.min(least, d.min());
            }
        }
        Verdict v = most < 0 ? Verdict.CONFIRMED : least > 0 ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
        return new Finding(v, String.format(Locale.ROOT, "MAE at leads 2 and 3 %+.4f to %+.4f; lead 1: %+.4f against persistence, CSI at 5 mm over all leads %.3f against %.3f", least,
                most, r.difference(MSD, PERSISTENCE, MAE + "_lead1").mean(), mean(r, MSD, "test/csi_5"), mean(r, PERSISTENCE, "test/csi_5")));
    }

    private static double mean(Results r, String arm, String metric) {
        return new Paired(r.of(arm, metric)).mean();
    }
}
