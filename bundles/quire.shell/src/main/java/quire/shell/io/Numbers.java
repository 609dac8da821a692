package quire.shell.io;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Numbers as people read them. */
public final class Numbers {
    private Numbers() {
    }

    /** Four decimals where they fit the size, plain integers, else scientific. */
    public static String metric(double v) {
        if (Double.isNaN(v)) {
            return "-";
        }
        double a = Math.abs(v);
        if (v == Math.rint(v) && a < 1e15) {
            return Long.toString((long) v);
        }
        return String.format(Locale.ROOT, a >= 1000 ? "%.1f" : a >= 0.001 ? "%.4f" : "%.3e", v);
    }

    /** {@code name value} pairs in order of name. */
    public static String metrics(Map<String, Double> values) {
        return new TreeMap<>(values).entrySet().stream().map(e -> e.getKey() + " " + metric(e.getValue())).collect(Collectors.joining("  "));
    }

    /** {@code 1:02:03}, {@code 2:03} or {@code 3 s}. */
    public static String time(Duration d) {
        long s = d.toSeconds();
        if (s < 60) {
            return s + " s";
        }
        return s < 3600 ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    /** Seconds as {@link #time}, below a minute with one decimal. */
    public static String seconds(double s) {
        return s < 60 ? String.format(Locale.ROOT, "%.1f s", s) : time(Duration.ofMillis((long) (s * 1000)));
    }
}
