package quire.api.option;

import java.util.List;

/**
 * One typed option.
 *
 * @param name         as set by {@code --set name=value}
 * @param type         how its text is read
 * @param defaultValue text of the default
 * @param minimum      smallest number allowed, -Infinity for any
 * @param maximum      largest number allowed, +Infinity for any
 * @param choices      words allowed; empty for any
 * @param help         one sentence, with unit and source in the paper
 */
public record Option(String name, Type type, String defaultValue, double minimum, double maximum, List<String> choices, String help) {
    /** Kinds of values; LAYERS is sizes joined by '-', as 16-8-4. */
    public enum Type { INTEGER, NUMBER, FLAG, WORD, LAYERS }

    public Option {
        choices = List.copyOf(choices);
    }

    /** Says what values it takes, for help texts. */
    public String range() {
        if (!choices.isEmpty()) {
            return String.join("|", choices);
        }
        if (type == Type.FLAG) {
            return "true|false";
        }
        if (minimum == Double.NEGATIVE_INFINITY && maximum == Double.POSITIVE_INFINITY) {
            return type.name().toLowerCase(java.util.Locale.ROOT);
        }
        return number(minimum) + ".." + number(maximum);
    }

    String number(double v) {
        if (Double.isInfinite(v)) {
            return "";
        }
        return type == Type.INTEGER ? Long.toString((long) v) : Double.toString(v);
    }
}
