package quire.paper.age;

import java.util.Map;

/**
 * The one knob of each policy that has one, chosen on equal terms: five values each (README), the article stream with seeds 101 to 105,
 * which no experiment uses, the highest expected clicks; of equals the smallest. Everything else is the same for all.
 */
final class Knobs {
    private static final Map<String, Map<String, String>> CHOSEN = Map.ofEntries(
            Map.entry("epsilon", Map.of("epsilon", "0.02")),
            Map.entry("mc-ts", Map.of("strength", "1")),
            Map.entry("mc-ucb", Map.of("strength", "1")),
            Map.entry("ensemble-ucb", Map.of("strength", "1")),
            Map.entry("gradient-ts", Map.of("strength", "0.03")),
            Map.entry("gradient-ucb", Map.of("strength", "0.3")),
            Map.entry("linucb", Map.of("strength", "0.03")),
            Map.entry("age-ts", Map.of("lambda", "3")),
            Map.entry("age-ucb", Map.of("lambda", "0.1")),
            Map.entry("age-ts no gate", Map.of("lambda", "0.3")),
            Map.entry("age-ts no delta", Map.of("lambda", "3")),
            Map.entry("age-ts no g (ones)", Map.of("lambda", "1")),
            Map.entry("age-ts no g (direct)", Map.of("lambda", "0.3")));

    private Knobs() {
    }

    /** Options of an arm; none where it has no knob. */
    static Map<String, String> of(String arm) {
        return CHOSEN.getOrDefault(arm, Map.of());
    }
}
