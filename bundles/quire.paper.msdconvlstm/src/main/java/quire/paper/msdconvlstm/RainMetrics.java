package quire.paper.msdconvlstm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.api.trainer.Metrics;
import quire.paper.msdconvlstm.data.Cubes;
import quire.paper.msdconvlstm.verify.CaseScores;
import quire.paper.msdconvlstm.verify.Contingency;
import quire.paper.msdconvlstm.verify.Pool;

/**
 * Scores pooled over cases and leads ({@code mae}, {@code rmse}, {@code csi_5}, {@code fss_5}…), the same by lead ({@code mae_lead2},
 * {@code csi_5_lead2}…), and 95 % bootstrap bounds over cases ({@code mae_low}, {@code mae_high}, {@code csi_5_low}…).
 */
final class RainMetrics implements Metrics {
    private static final int WINDOW = 5;
    private static final int DRAWS = 200;
    private final double[] thresholds;
    private final Pool pool;

    RainMetrics(double[] thresholds, int leads) {
        this.thresholds = thresholds.clone();
        this.pool = new Pool(leads, thresholds.length);
    }

    @Override
    public List<String> outputs() {
        return List.of("prediction");
    }

    @Override
    public void add(Batch batch, Map<String, Tensor> outputs) {
        Tensor y = batch.get("y");
        double[][][] forecast = Cubes.of(outputs.get("prediction"), null);
        double[][][] observed = Cubes.of(y, batch.get("mask"));
        for (int row = 0; row < forecast.length; row++) {
            pool.add(CaseScores.of(forecast[row], observed[row], (int) y.dim(2), (int) y.dim(3), thresholds, WINDOW));
        }
    }

    @Override
    public Map<String, Double> result() {
        Map<String, Double> out = new LinkedHashMap<>();
        CaseScores all = pool.all();
        put(out, all.overLeads(), 0, "", true);
        for (int l = 0; l < all.errors().length; l++) {
            put(out, all, l, "_lead" + (l + 1), false);
        }
        List<ToDoubleFunction<CaseScores>> scores = new java.util.ArrayList<>(List.of(s -> s.overLeads().errors()[0].mae()));
        for (int t = 0; t < thresholds.length; t++) {
            int at = t;
            scores.add(s -> s.overLeads().events()[0][at].csi());
        }
        List<double[]> bounds = pool.interval(scores, DRAWS);
        for (int i = 0; i < bounds.size(); i++) {
            String name = i == 0 ? "mae" : "csi_" + word(thresholds[i - 1]);
            out.put(name + "_low", bounds.get(i)[0]);
            out.put(name + "_high", bounds.get(i)[1]);
        }
        return out;
    }

    private void put(Map<String, Double> out, CaseScores s, int lead, String end, boolean full) {
        out.put("mae" + end, s.errors()[lead].mae());
        out.put("rmse" + end, s.errors()[lead].rmse());
        for (int t = 0; t < thresholds.length; t++) {
            Contingency c = s.events()[lead][t];
            String at = "_" + word(thresholds[t]) + end;
            out.put("csi" + at, c.csi());
            out.put("bias" + at, c.bias());
            if (full) {
                out.put("pod" + at, c.pod());
                out.put("far" + at, c.far());
                out.put("ets" + at, c.ets());
                out.put("hss" + at, c.hss());
                out.put("fss" + at, s.fractions()[lead][t].score());
            }
        }
    }

    private static String word(double threshold) {
        return threshold == Math.rint(threshold) ? Long.toString((long) threshold) : Double.toString(threshold);
    }
}
