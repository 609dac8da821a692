package quire.api.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checked values of a set of options; made by {@link Options#parse}. */
public final class OptionValues {
    private final Map<String, Object> values;

    OptionValues(Map<String, Object> values) {
        this.values = values;
    }

    private Object value(String name) {
        Object v = values.get(name);
        if (v == null) {
            throw new IllegalArgumentException("option not declared: " + name);
        }
        return v;
    }

    public int integer(String name) {
        return Math.toIntExact((Long) value(name));
    }

    public double number(String name) {
        return (Double) value(name);
    }

    public boolean flag(String name) {
        return (Boolean) value(name);
    }

    public String word(String name) {
        return (String) value(name);
    }

    /** Sizes of a LAYERS option. */
    public int[] layers(String name) {
        return ((List<?>) value(name)).stream().mapToInt(v -> (Integer) v).toArray();
    }

    /** Every value as the text that {@link Options#parse} reads, in order of declaration. */
    public Map<String, String> text() {
        Map<String, String> out = new LinkedHashMap<>();
        values.forEach((k, v) -> out.put(k, v instanceof List<?> l
                ? String.join("-", l.stream().map(Object::toString).toList()) : v.toString()));
        return out;
    }
}
