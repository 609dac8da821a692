package quire.paper.msdconvlstm.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import quire.data.table.TableFormat;
import quire.data.table.TableWriter;
import quire.paper.msdconvlstm.motion.Extrapolation;
import quire.paper.msdconvlstm.verify.CaseScores;
import quire.paper.msdconvlstm.verify.Contingency;
import quire.paper.msdconvlstm.verify.Pool;

/** Scores of the model, persistence and advection over the verified forecasts, by lead (0: all) and threshold. */
final class ScoreTable {
    private static final int WINDOW = 5;
    private static final int DRAWS = 500;
    private final Map<String, Pool> pools = new LinkedHashMap<>();
    private final double[] thresholds;

    ScoreTable(String model, List<Issued> verified, double[] thresholds, int height, int width) {
        this.thresholds = thresholds.clone();
        int leads = verified.get(0).leads().length;
        for (String method : List.of(model, "persistence", "advection")) {
            Pool p = new Pool(leads, thresholds.length);
            for (Issued i : verified) {
                double[][] f = method.equals(model) ? i.forecast()
                        : Extrapolation.valueOf(method.toUpperCase(Locale.ROOT)).forecast(i.past(), height, width, leads);
                p.add(CaseScores.of(f, i.observed(), height, width, thresholds, WINDOW));
            }
            pools.put(method, p);
        }
    }

    /** Mean absolute error of a method over all leads. */
    double mae(String method) {
        return pools.get(method).all().overLeads().errors()[0].mae();
    }

    void write(Path csv) throws IOException {
        String[] columns = {"method", "cases", "lead", "threshold", "mae", "rmse", "mean_error", "csi", "csi_low", "csi_high", "pod", "far", "bias", "ets", "hss", "fss" + WINDOW};
        TableWriter.write(csv, TableFormat.csv().withoutHeader(columns), table -> {
            for (Map.Entry<String, Pool> e : pools.entrySet()) {
                CaseScores all = e.getValue().all();
                for (int l = 0; l <= all.errors().length; l++) {
                    rows(table, e.getKey(), e.getValue(), l == 0 ? all.overLeads() : all, l);
                }
            }
        });
    }

    private void rows(TableWriter table, String method, Pool pool, CaseScores s, int lead) throws IOException {
        int at = Math.max(0, lead - 1);
        for (int t = 0; t < thresholds.length; t++) {
            int k = t;
            Contingency c = s.events()[at][t];
            double[] bounds = pool.interval(p -> (lead == 0 ? p.overLeads() : p).events()[at][k].csi(), DRAWS);
            table.row(method, pool.size(), lead, thresholds[t], word(s.errors()[at].mae()), word(s.errors()[at].rmse()), word(s.errors()[at].meanError()), word(c.csi()),
                    word(bounds[0]), word(bounds[1]), word(c.pod()), word(c.far()), word(c.bias()), word(c.ets()), word(c.hss()), word(s.fractions()[at][t].score()));
        }
    }

    static String word(double v) {
        return Double.isNaN(v) ? "" : String.format(Locale.ROOT, "%.5f", v);
    }
}
