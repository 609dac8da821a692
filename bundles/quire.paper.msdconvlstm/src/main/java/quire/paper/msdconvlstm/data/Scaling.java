package quire.paper.msdconvlstm.data;

import java.util.Arrays;
import java.util.stream.Collectors;
import quire.api.QuireException;
import quire.paper.msdconvlstm.grid.Series;
import quire.paper.msdconvlstm.grid.Units;

/**
 * How elements become inputs: rain log(1 + mm), others (value - mean) / deviation over the training frames.
 *
 * @param rain by element: whether it is rain
 */
public record Scaling(boolean[] rain, double[] mean, double[] deviation) {
    /** Measures the training frames. @throws QuireException if an element never changes */
    static Scaling of(Series s, int elements, int[] frames) {
        boolean[] rain = new boolean[elements];
        double[] mean = new double[elements];
        double[] deviation = new double[elements];
        for (int e = 0; e < elements; e++) {
            rain[e] = Units.rain(s.elements().get(e).unit());
            double n = 0;
            double sum = 0;
            double squares = 0;
            double first = Double.NaN;
            for (int t : frames) {
                for (float v : s.values()[t][e]) {
                    if (!Float.isNaN(v)) {
                        first = Double.isNaN(first) ? v : first;
                        n++;
                        sum += v - first;
                        squares += (v - first) * (v - first);
                    }
                }
            }
            double variance = squares / n - sum / n * (sum / n);
            if (!(variance > 0)) {
                throw QuireException.of("element '%s' is %s everywhere in the training frames; leave it out", s.elements().get(e).name(), n == 0 ? "missing" : Double.toString(first));
            }
            mean[e] = rain[e] ? 0 : first + sum / n;
            deviation[e] = rain[e] ? 1 : Math.sqrt(variance);
        }
        return new Scaling(rain, mean, deviation);
    }

    /** Input of a value; what is missing becomes the mean, or no rain. */
    float apply(int element, float v) {
        if (Float.isNaN(v)) {
            return 0;
        }
        return (float) (rain[element] ? Math.log1p(Math.max(0, v)) : (v - mean[element]) / deviation[element]);
    }

    /** As one line for a schema. */
    String text() {
        return Arrays.toString(rain) + ";" + Arrays.toString(mean) + ";" + Arrays.toString(deviation);
    }

    /** Reads {@link #text}. */
    static Scaling parse(String text) {
        String[][] parts = Arrays.stream(text.split(";")).map(p -> p.substring(1, p.length() - 1).split(", ")).toArray(String[][]::new);
        boolean[] rain = new boolean[parts[0].length];
        for (int i = 0; i < rain.length; i++) {
            rain[i] = Boolean.parseBoolean(parts[0][i]);
        }
        return new Scaling(rain, Arrays.stream(parts[1]).mapToDouble(Double::parseDouble).toArray(), Arrays.stream(parts[2]).mapToDouble(Double::parseDouble).toArray());
    }

    /** Numbers joined by commas. */
    static String join(double[] v) {
        return Arrays.stream(v).mapToObj(d -> Float.toString((float) d)).collect(Collectors.joining(","));
    }

    /** Reads {@link #join}. */
    static double[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }
}
