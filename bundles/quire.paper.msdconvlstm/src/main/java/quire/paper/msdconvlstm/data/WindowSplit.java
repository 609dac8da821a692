package quire.paper.msdconvlstm.data;

import java.nio.FloatBuffer;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import quire.api.dataset.Reading;
import quire.api.dataset.Split;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.msdconvlstm.grid.Series;

/**
 * Windows of a series: {@code x} [rows, steps, elements, height, width] normalised; {@code y} and {@code mask} [rows, T_out, height,
 * width], rain in mm and whether it was observed; {@code past} [rows, T_in, height, width], rain before the forecast in mm.
 */
public final class WindowSplit implements Split {
    private final Series series;
    private final Form form;
    private final int[] starts;
    /** Beyond the last frame there is nothing to compare with. */
    private final float[] nothing;

    public WindowSplit(Series series, Form form, int[] starts) {
        this.series = series;
        this.form = form;
        this.starts = starts;
        this.nothing = new float[series.grid().cells()];
        java.util.Arrays.fill(nothing, Float.NaN);
    }

    @Override
    public int size() {
        return starts.length;
    }

    @Override
    public Batch read(int[] rows, Reading reading) {
        int n = rows.length;
        int h = series.grid().height();
        int w = series.grid().width();
        int steps = form.postprocess() ? form.out() : form.in();
        Tensor x = reading.tensor("x", DType.FLOAT, n, steps, form.channels(), h, w);
        Tensor y = reading.tensor("y", DType.FLOAT, n, form.out(), h, w);
        Tensor mask = reading.tensor("mask", DType.FLOAT, n, form.out(), h, w);
        Tensor past = reading.tensor("past", DType.FLOAT, n, form.in(), h, w);
        FloatBuffer toX = x.floats();
        FloatBuffer toY = y.floats();
        FloatBuffer toMask = mask.floats();
        FloatBuffer toPast = past.floats();
        int target = form.targetIndex();
        for (int row : rows) {
            int start = starts[row];
            for (int t = 0; t < steps; t++) {
                inputs(toX, start + t + (form.postprocess() ? form.in() : 0));
            }
            for (int t = 0; t < form.in(); t++) {
                rain(frame(start + t, target), toPast, null);
            }
            for (int t = 0; t < form.out(); t++) {
                rain(frame(start + form.in() + t, target), toY, toMask);
            }
        }
        return new Batch(n, Map.of("x", x, "y", y, "mask", mask, "past", past));
    }

    private float[] frame(int t, int element) {
        return t < series.times().length ? series.values()[t][element] : nothing;
    }

    private void inputs(FloatBuffer to, int t) {
        float[] part = new float[nothing.length];
        for (int e = 0; e < form.inputs(); e++) {
            float[] v = series.values()[t][e];
            for (int i = 0; i < part.length; i++) {
                part[i] = form.scaling().apply(e, v[i]);
            }
            to.put(part);
        }
        if (form.constants()) {
            constants(to, series.times()[t], part);
        }
    }

    /** Row and column from -1 to 1, and time of day and of year as points of a circle. */
    private void constants(FloatBuffer to, long time, float[] part) {
        int h = series.grid().height();
        int w = series.grid().width();
        for (boolean down : new boolean[] {true, false}) {
            for (int i = 0; i < part.length; i++) {
                part[i] = down ? 2f * (i / w) / (h - 1) - 1 : 2f * (i % w) / (w - 1) - 1;
            }
            to.put(part);
        }
        LocalDateTime at = LocalDateTime.ofEpochSecond(time, 0, ZoneOffset.UTC);
        for (double turn : new double[] {at.toLocalTime().toSecondOfDay() / 86400.0, at.getDayOfYear() / 366.0}) {
            for (double v : new double[] {Math.sin(2 * Math.PI * turn), Math.cos(2 * Math.PI * turn)}) {
                java.util.Arrays.fill(part, (float) v);
                to.put(part);
            }
        }
    }

    private static void rain(float[] v, FloatBuffer to, FloatBuffer mask) {
        for (float r : v) {
            to.put(Float.isNaN(r) ? 0 : r);
            if (mask != null) {
                mask.put(Float.isNaN(r) ? 0 : 1);
            }
        }
    }
}
