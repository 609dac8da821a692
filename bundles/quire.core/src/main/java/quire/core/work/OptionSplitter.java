package quire.core.work;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import quire.api.QuireException;
import quire.api.option.Option;
import quire.api.option.Options;

/** Divides {@code --set} values among model, dataset and trainer. */
final class OptionSplitter {
    private OptionSplitter() {
    }

    /**
     * Divides.
     *
     * @param set   values by name, with {@code <part>.} in front where a name is in several parts
     * @param parts option sets by the name of their part
     * @return values of each part
     */
    static Map<String, Map<String, String>> split(Map<String, String> set, Map<String, Options> parts) {
        Map<String, Map<String, String>> out = new LinkedHashMap<>();
        parts.keySet().forEach(p -> out.put(p, new TreeMap<>()));
        set.forEach((name, value) -> {
            int dot = name.indexOf('.');
            String part = dot < 0 ? null : name.substring(0, dot);
            if (part != null && parts.containsKey(part)) {
                String own = name.substring(dot + 1);
                if (!parts.get(part).has(own)) {
                    throw unknown(name, parts);
                }
                put(out.get(part), own, value);
                return;
            }
            List<String> takers = parts.entrySet().stream().filter(e -> e.getValue().has(name)).map(Map.Entry::getKey).toList();
            if (takers.isEmpty()) {
                throw unknown(name, parts);
            }
            if (takers.size() > 1) {
                throw new QuireException("option '" + name + "' is taken by " + String.join(" and ", takers) + "; write "
                        + takers.stream().map(t -> t + "." + name).collect(Collectors.joining(" or ")));
            }
            put(out.get(takers.get(0)), name, value);
        });
        return out;
    }

    private static void put(Map<String, String> part, String name, String value) {
        if (part.put(name, value) != null) {
            throw new QuireException("option '" + name + "' is set twice, once with its part in front; set it once");
        }
    }

    private static QuireException unknown(String name, Map<String, Options> parts) {
        return new QuireException("unknown option '" + name + "'; " + parts.entrySet().stream().map(e -> e.getKey() + " takes "
                + (e.getValue().all().isEmpty() ? "none" : e.getValue().all().stream().map(Option::name).collect(Collectors.joining(", "))))
                .collect(Collectors.joining("; ")));
    }
}
