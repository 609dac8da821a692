package quire.api.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.api.option.Option.Type;

/** The options something takes; immutable. Each {@code with…} call gives a longer set. */
public final class Options {
    private static final Options NONE = new Options(Map.of());

    private final Map<String, Option> byName;

    private Options(Map<String, Option> byName) {
        this.byName = byName;
    }

    public static Options none() {
        return NONE;
    }

    public List<Option> all() {
        return List.copyOf(byName.values());
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    public Options integer(String name, long value, long min, long max, String help) {
        return with(new Option(name, Type.INTEGER, Long.toString(value), min, max, List.of(), help));
    }

    public Options number(String name, double value, double min, double max, String help) {
        return with(new Option(name, Type.NUMBER, Double.toString(value), min, max, List.of(), help));
    }

    public Options flag(String name, boolean value, String help) {
        return with(new Option(name, Type.FLAG, Boolean.toString(value), 0, 1, List.of(), help));
    }

    /** A word out of {@code choices}, or any word when there are none. */
    public Options word(String name, String value, String help, String... choices) {
        return with(new Option(name, Type.WORD, value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, List.of(choices), help));
    }

    /** Layer sizes joined by '-'. */
    public Options layers(String name, String value, String help) {
        return with(new Option(name, Type.LAYERS, value, 1, 1 << 20, List.of(), help));
    }

    private Options with(Option o) {
        if (byName.containsKey(o.name())) {
            throw new IllegalArgumentException("option declared twice: " + o.name());
        }
        Map<String, Option> next = new LinkedHashMap<>(byName);
        next.put(o.name(), o);
        return new Options(next);
    }

    /** Both sets in one; a name in both is a defect. */
    public Options and(Options other) {
        Options all = this;
        for (Option o : other.all()) {
            all = all.with(o);
        }
        return all;
    }

    /**
     * The same options with other default values.
     *
     * @throws QuireException if a name is unknown or a value not valid
     */
    public Options withDefaults(Map<String, String> values) {
        Map<String, String> checked = parse(values).text();
        Map<String, Option> next = new LinkedHashMap<>();
        byName.forEach((n, o) -> next.put(n, new Option(n, o.type(), values.containsKey(n) ? checked.get(n) : o.defaultValue(), o.minimum(),
                o.maximum(), o.choices(), o.help())));
        return new Options(next);
    }

    /** Defaults for everything. */
    public OptionValues defaults() {
        return parse(Map.of());
    }

    /**
     * Reads and checks values; what is absent takes its default.
     *
     * @throws QuireException naming the option, the value and what is allowed
     */
    public OptionValues parse(Map<String, String> text) {
        for (String name : text.keySet()) {
            if (!byName.containsKey(name)) {
                throw new QuireException("unknown option '" + name + "'; there are: "
                        + (byName.isEmpty() ? "none" : String.join(", ", byName.keySet())));
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Option o : byName.values()) {
            String given = text.getOrDefault(o.name(), o.defaultValue());
            try {
                values.put(o.name(), read(o, given.strip()));
            } catch (IllegalArgumentException e) {
                throw new QuireException("option " + o.name() + "=" + given + " is not valid: give " + o.range() + " (" + o.help() + ")", e);
            }
        }
        return new OptionValues(values);
    }

    private static Object read(Option o, String text) {
        switch (o.type()) {
            case INTEGER: {
                long v = Long.parseLong(text);
                check(v, o);
                return v;
            }
            case NUMBER: {
                double v = Double.parseDouble(text);
                check(v, o);
                return v;
            }
            case FLAG:
                if (!text.equals("true") && !text.equals("false")) {
                    throw new IllegalArgumentException(text);
                }
                return Boolean.valueOf(text);
            case LAYERS: {
                List<Integer> sizes = new ArrayList<>();
                for (String s : text.split("-")) {
                    int v = Integer.parseInt(s);
                    check(v, o);
                    sizes.add(v);
                }
                return List.copyOf(sizes);
            }
            default:
                if (!o.choices().isEmpty() && !o.choices().contains(text)) {
                    throw new IllegalArgumentException(text);
                }
                return text;
        }
    }

    private static void check(double v, Option o) {
        if (!(v >= o.minimum() && v <= o.maximum())) {
            throw new IllegalArgumentException(Double.toString(v));
        }
    }
}
