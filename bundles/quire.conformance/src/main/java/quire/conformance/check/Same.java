package quire.conformance.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import quire.api.run.Run;
import quire.api.tensor.Tensor;

/** Whether two runs gave the same, bit for bit. */
final class Same {
    private Same() {
    }

    /** @throws Broken naming the first thing that differs */
    static void runs(Run a, Run b) {
        values(a.model(), b.model());
        List<Map<String, Double>> x = a.metrics();
        List<Map<String, Double>> y = b.metrics();
        if (x.size() != y.size()) {
            throw new Broken("%d lines of metrics and %d", x.size(), y.size());
        }
        for (int i = 0; i < x.size(); i++) {
            metrics(x.get(i), y.get(i));
        }
        metrics(a.info().metrics(), b.info().metrics());
    }

    static void values(Map<String, Tensor> a, Map<String, Tensor> b) {
        if (!a.keySet().equals(b.keySet())) {
            throw new Broken("values %s and %s", new TreeSet<>(a.keySet()), new TreeSet<>(b.keySet()));
        }
        a.forEach((name, t) -> {
            Tensor other = b.get(name);
            if (t.dtype() != other.dtype() || !Arrays.equals(t.shape(), other.shape()) || !t.bytes().equals(other.bytes())) {
                throw new Broken("'%s' differs: %s and %s, largest difference %.3g", name, t, other, apart(t, other));
            }
        });
    }

    private static double apart(Tensor a, Tensor b) {
        double[] x = a.toDoubles();
        double[] y = b.toDoubles();
        double most = x.length == y.length ? 0 : Double.NaN;
        for (int i = 0; i < Math.min(x.length, y.length); i++) {
            most = Math.max(most, Math.abs(x[i] - y[i]));
        }
        return most;
    }

    static void metrics(Map<String, Double> a, Map<String, Double> b) {
        TreeSet<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        for (String n : names) {
            Double x = a.get(n);
            Double y = b.get(n);
            if (x == null || y == null || Double.compare(x, y) != 0) {
                throw new Broken("metric '%s' is %s and %s", n, x, y);
            }
        }
    }
}
