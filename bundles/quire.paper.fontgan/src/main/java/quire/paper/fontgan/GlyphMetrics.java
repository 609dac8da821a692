package quire.paper.fontgan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.api.trainer.Metrics;
import quire.paper.fontgan.model.Names;

/** Errors of both directions, copies beside them, and how well styles tell their fonts. */
final class GlyphMetrics implements Metrics {
    private final Map<String, double[]> sums = new LinkedHashMap<>();
    private final StyleClusters clusters;
    private final int fonts;

    GlyphMetrics(int fonts) {
        this.fonts = fonts;
        this.clusters = new StyleClusters(fonts);
    }

    @Override
    public List<String> outputs() {
        return List.of(Names.FAKE_STYLED, Names.SAMPLED, Names.FAKE_STANDARD, Names.MU);
    }

    @Override
    public void add(Batch batch, Map<String, Tensor> outputs) {
        int cells = (int) (batch.get(Names.STANDARD).dim(2) * batch.get(Names.STANDARD).dim(3));
        float[] styled = batch.get(Names.STYLED).toFloats();
        float[] standard = batch.get(Names.STANDARD).toFloats();
        float[] made = outputs.get(Names.FAKE_STYLED).toFloats();
        float[] back = outputs.get(Names.FAKE_STANDARD).toFloats();
        float[] drawn = outputs.get(Names.SAMPLED).toFloats();
        for (int i = 0; i < batch.rows(); i++) {
            int at = i * cells;
            GlyphErrors sty = GlyphErrors.of(styled, made, at, cells);
            GlyphErrors de = GlyphErrors.of(standard, back, at, cells);
            GlyphErrors copy = GlyphErrors.of(styled, standard, at, cells);
            note("l1", (sty.l1() + de.l1()) / 2);
            note("sty_l1", sty.l1());
            note("sty_iou", sty.iou());
            note("de_l1", de.l1());
            note("de_iou", de.iou());
            note("de_recall", de.recall());
            note("sampled_l1", GlyphErrors.of(styled, drawn, at, cells).l1());
            note("copy_l1", copy.l1());
            note("copy_iou", copy.iou());
        }
        clusters.add(outputs.get(Names.MU).toFloats(), batch.get(Names.FONT).toFloats(), batch.rows());
    }

    private void note(String name, double value) {
        if (!Double.isNaN(value)) {
            double[] s = sums.computeIfAbsent(name, n -> new double[2]);
            s[0] += value;
            s[1]++;
        }
    }

    @Override
    public Map<String, Double> result() {
        Map<String, Double> out = new LinkedHashMap<>();
        sums.forEach((name, s) -> out.put(name, s[0] / s[1]));
        out.put("style_accuracy", fonts < 2 ? Double.NaN : clusters.accuracy());
        return out;
    }
}
