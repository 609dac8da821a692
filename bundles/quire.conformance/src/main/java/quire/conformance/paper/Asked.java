package quire.conformance.paper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.api.option.Options;

/** Gives what a person set to the parts that take it: model, data set, trainer; to one alone with its name and a dot in front. */
final class Asked {
    private Asked() {
    }

    /** @param parts options by the name of their part */
    static Map<String, Map<String, String>> split(Map<String, String> set, Map<String, Options> parts) {
        Map<String, Map<String, String>> out = new LinkedHashMap<>();
        parts.keySet().forEach(p -> out.put(p, new LinkedHashMap<>()));
        set.forEach((name, value) -> {
            List<String> takers = parts.keySet().stream().filter(p -> parts.get(p).has(name) || name.startsWith(p + ".")).toList();
            if (takers.isEmpty()) {
                throw new QuireException("neither model nor dataset nor trainer takes option '" + name + "'; see info");
            }
            takers.forEach(p -> out.get(p).put(parts.get(p).has(name) ? name : name.substring(p.length() + 1), value));
        });
        return out;
    }
}
