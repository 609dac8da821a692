package quire.paper.msdconvlstm.netcdf;

import java.util.LinkedHashMap;
import java.util.Map;

/** Attributes by name: words as String, numbers as double[]. */
public record Attributes(Map<String, Object> values) {
    public Attributes {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** None. */
    public static Attributes none() {
        return new Attributes(Map.of());
    }

    /** Words, or null where there are none of that name. */
    public String text(String name) {
        return values.get(name) instanceof String s ? s.strip() : null;
    }

    /** Numbers; empty where there are none of that name. */
    public double[] numbers(String name) {
        return values.get(name) instanceof double[] d ? d.clone() : new double[0];
    }

    /** The first number, or the given one. */
    public double number(String name, double otherwise) {
        double[] d = numbers(name);
        return d.length == 0 ? otherwise : d[0];
    }
}
