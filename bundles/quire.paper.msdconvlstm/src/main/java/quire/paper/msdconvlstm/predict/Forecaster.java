package quire.paper.msdconvlstm.predict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import quire.api.QuireException;
import quire.api.paper.PredictContext;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.data.batch.FreshReading;
import quire.paper.msdconvlstm.data.Cubes;
import quire.paper.msdconvlstm.data.Form;
import quire.paper.msdconvlstm.data.WindowSplit;
import quire.paper.msdconvlstm.grid.Series;

/** Issues forecasts from every place of a series where the frames that are needed follow each other. */
final class Forecaster {
    private static final int BATCH = 4;
    private final PredictContext context;
    private final Form form;
    private final Series series;

    Forecaster(PredictContext context, Form form, Series series) {
        this.context = context;
        this.form = form;
        this.series = series;
    }

    /** Forecasts {@code every} so many frames and from the last frames, at most {@code most}, the newest. */
    List<Issued> issue(int every, int most) {
        int needs = form.postprocess() ? form.in() + form.out() : form.in();
        int last = series.times().length - needs;
        List<Integer> starts = new ArrayList<>();
        for (int i = last; i >= 0 && starts.size() < most; i -= i == last && !form.postprocess() ? Math.max(1, Math.min(form.out(), last)) : every) {
            if (series.continuous(i, needs, form.step())) {
                starts.add(0, i);
            }
        }
        if (starts.isEmpty()) {
            throw QuireException.of("no %d frames in the input follow each other every %d s; give more files", needs, form.step());
        }
        List<Issued> out = new ArrayList<>();
        for (int from = 0; from < starts.size(); from += BATCH) {
            if (context.job().cancelled()) {
                throw new CancellationException("cancelled while forecasting");
            }
            context.job().progress("forecasting", from, starts.size(), "forecast", Map.of());
            List<Integer> part = starts.subList(from, Math.min(starts.size(), from + BATCH));
            out.addAll(batch(part.stream().mapToInt(i -> i).toArray(), -1));
        }
        return out;
    }

    /** Forecasts with one channel of the input taken from the next case of the batch; -1 for none. */
    List<Issued> batch(int[] starts, int swapped) {
        Batch b = new WindowSplit(series, form, starts).read(java.util.stream.IntStream.range(0, starts.length).toArray(), FreshReading.evaluation(0));
        Map<String, Tensor> tensors = new HashMap<>(b.tensors());
        if (swapped >= 0) {
            tensors.put("x", swapped(b.get("x"), swapped));
        }
        double[][][] forecast = Cubes.of(context.session().run(new Batch(b.rows(), tensors), "prediction").get("prediction"), null);
        double[][][] observed = Cubes.of(b.get("y"), b.get("mask"));
        double[][][] past = Cubes.of(b.get("past"), null);
        List<Issued> out = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            int base = starts[i] + form.in() - 1;
            long[] leads = new long[form.out()];
            for (int l = 0; l < leads.length; l++) {
                leads[l] = series.times()[base] + (l + 1) * form.step();
                int at = base + 1 + l;
                // a gap after the frames that were given: what follows is not what was forecast
                if (at < series.times().length && !series.continuous(base, l + 2, form.step())) {
                    java.util.Arrays.fill(observed[i][l], Double.NaN);
                }
            }
            unseen(starts[i], forecast[i]);
            out.add(new Issued(starts[i], series.times()[base], leads, forecast[i], observed[i], past[i]));
        }
        return out;
    }

    /** Where rain was never seen in the frames given, as outside a radar's range, nothing is forecast. */
    private void unseen(int start, double[][] forecast) {
        int target = form.targetIndex();
        for (int k = 0; !form.postprocess() && k < forecast[0].length; k++) {
            boolean seen = false;
            for (int t = start; t < start + form.in(); t++) {
                seen |= !Float.isNaN(series.values()[t][target][k]);
            }
            for (int l = 0; !seen && l < forecast.length; l++) {
                forecast[l][k] = Double.NaN;
            }
        }
    }

    private static Tensor swapped(Tensor x, int channel) {
        int rows = (int) x.dim(0);
        int steps = (int) x.dim(1);
        int channels = (int) x.dim(2);
        int cells = (int) (x.dim(3) * x.dim(4));
        float[] v = x.toFloats();
        float[] out = v.clone();
        for (int r = 0; r < rows; r++) {
            for (int s = 0; s < steps; s++) {
                System.arraycopy(v, (((r + 1) % rows * steps + s) * channels + channel) * cells, out, ((r * steps + s) * channels + channel) * cells, cells);
            }
        }
        return Tensor.of(out, x.shape());
    }
}
