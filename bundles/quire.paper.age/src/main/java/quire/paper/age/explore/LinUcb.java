package quire.paper.age.explore;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quire.api.tensor.Tensor;
import quire.paper.age.data.Visit;

/** LinUCB with a linear model of its own per article (Li et al. 2010): the practitioner's yardstick. */
public final class LinUcb {
    private static final String AT = "linucb/";
    private final int width;
    private final int features;
    private final Map<Integer, Arm> arms = new HashMap<>();

    /** Inverse covariance and response of an article. */
    private record Arm(double[] inverse, double[] response) {
    }

    /** @param features feature ids, 0 included; {@code numbers} real features */
    public LinUcb(int features, int numbers) {
        this.features = features;
        this.width = features + numbers;
    }

    private double[] context(Visit v) {
        double[] x = new double[width];
        x[0] = 1;
        for (int f : v.features()) {
            x[f] = 1;
        }
        System.arraycopy(v.numbers(), 0, x, features, v.numbers().length);
        return x;
    }

    private Arm arm(int article) {
        return arms.computeIfAbsent(article, a -> {
            double[] identity = new double[width * width];
            for (int i = 0; i < width; i++) {
                identity[i * width + i] = 1;
            }
            return new Arm(identity, new double[width]);
        });
    }

    private double[] times(double[] matrix, double[] x) {
        double[] y = new double[width];
        for (int i = 0; i < width; i++) {
            double s = 0;
            for (int j = 0; j < width; j++) {
                s += matrix[i * width + j] * x[j];
            }
            y[i] = s;
        }
        return y;
    }

    private static double dot(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            s += a[i] * b[i];
        }
        return s;
    }

    double[] scores(List<Visit> visits, int[] start, double alpha) {
        double[] out = new double[start[visits.size()]];
        for (int q = 0; q < visits.size(); q++) {
            double[] x = context(visits.get(q));
            for (int c = 0; c < visits.get(q).articles().length; c++) {
                Arm a = arm(visits.get(q).articles()[c]);
                double[] ax = times(a.inverse(), x);
                out[start[q] + c] = dot(ax, a.response()) + alpha * Math.sqrt(dot(x, ax));
            }
        }
        return out;
    }

    /** Takes one outcome in (Sherman and Morrison's formula). */
    public void learn(Visit v, int candidate, int click) {
        double[] x = context(v);
        Arm a = arm(v.articles()[candidate]);
        double[] ax = times(a.inverse(), x);
        double scale = 1 / (1 + dot(x, ax));
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                a.inverse()[i * width + j] -= scale * ax[i] * ax[j];
            }
            a.response()[i] += click * x[i];
        }
    }

    /** What was learned: per article a tensor [features + 1, features], the inverse covariance under the response. */
    public Map<String, Tensor> state() {
        Map<String, Tensor> out = new HashMap<>();
        arms.forEach((article, a) -> {
            double[] rows = Arrays.copyOf(a.inverse(), width * width + width);
            System.arraycopy(a.response(), 0, rows, width * width, width);
            out.put(AT + article, Tensor.of(rows, width + 1, width));
        });
        return out;
    }

    /** Replaces what was learned by a state. */
    public void restore(Map<String, Tensor> state) {
        arms.clear();
        state.forEach((name, t) -> {
            if (name.startsWith(AT)) {
                double[] rows = t.toDoubles();
                arms.put(Integer.valueOf(name.substring(AT.length())),
                        new Arm(Arrays.copyOf(rows, width * width), Arrays.copyOfRange(rows, width * width, rows.length)));
            }
        });
    }
}
