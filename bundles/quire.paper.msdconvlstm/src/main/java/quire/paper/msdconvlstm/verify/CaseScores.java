package quire.paper.msdconvlstm.verify;

/**
 * What one case (a forecast) adds to the pools, per lead.
 *
 * @param errors    by lead
 * @param events    by lead, then threshold
 * @param fractions by lead, then threshold
 */
public record CaseScores(Errors[] errors, Contingency[][] events, Fractions[][] fractions) {
    /**
     * Scores a forecast.
     *
     * @param forecast [leads][cells]
     * @param observed [leads][cells], NaN where not observed
     * @param window   side of FSS windows in cells
     */
    public static CaseScores of(double[][] forecast, double[][] observed, int height, int width, double[] thresholds, int window) {
        int leads = forecast.length;
        CaseScores s = none(leads, thresholds.length);
        for (int l = 0; l < leads; l++) {
            s.errors[l] = Errors.of(forecast[l], observed[l]);
            for (int t = 0; t < thresholds.length; t++) {
                s.events[l][t] = Contingency.of(forecast[l], observed[l], thresholds[t]);
                s.fractions[l][t] = Fractions.of(forecast[l], observed[l], height, width, thresholds[t], window);
            }
        }
        return s;
    }

    /** An empty pool. */
    public static CaseScores none(int leads, int thresholds) {
        CaseScores s = new CaseScores(new Errors[leads], new Contingency[leads][thresholds], new Fractions[leads][thresholds]);
        for (int l = 0; l < leads; l++) {
            s.errors[l] = Errors.NONE;
            java.util.Arrays.fill(s.events[l], Contingency.NONE);
            java.util.Arrays.fill(s.fractions[l], Fractions.NONE);
        }
        return s;
    }

    /** Adds another case into this pool. */
    public void add(CaseScores o) {
        for (int l = 0; l < errors.length; l++) {
            errors[l] = errors[l].plus(o.errors[l]);
            for (int t = 0; t < events[l].length; t++) {
                events[l][t] = events[l][t].plus(o.events[l][t]);
                fractions[l][t] = fractions[l][t].plus(o.fractions[l][t]);
            }
        }
    }

    /** All leads as one. */
    public CaseScores overLeads() {
        int thresholds = events.length == 0 ? 0 : events[0].length;
        CaseScores one = none(1, thresholds);
        for (int l = 0; l < errors.length; l++) {
            one.errors[0] = one.errors[0].plus(errors[l]);
            for (int t = 0; t < thresholds; t++) {
                one.events[0][t] = one.events[0][t].plus(events[l][t]);
                one.fractions[0][t] = one.fractions[0][t].plus(fractions[l][t]);
            }
        }
        return one;
    }
}
