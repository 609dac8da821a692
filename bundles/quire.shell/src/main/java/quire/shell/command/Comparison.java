package quire.shell.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import quire.api.run.RunInfo;
import quire.api.run.RunSpec;

/**
 * Runs side by side.
 *
 * @param runs    ids
 * @param options what differs of what was asked: by name, one value per run, null where a run has no such option
 * @param metrics by name, one value per run, null where a run lacks it
 */
record Comparison(List<String> runs, Map<String, List<String>> options, Map<String, List<Double>> metrics) {
    static Comparison of(List<RunInfo> runs) {
        Map<String, List<String>> options = rows(runs, r -> asked(r));
        options.values().removeIf(values -> values.stream().distinct().count() < 2);
        Map<String, List<Double>> metrics = rows(runs, r -> r.metrics() == null ? Map.of() : new TreeMap<>(r.metrics()));
        return new Comparison(runs.stream().map(RunInfo::id).toList(), options, metrics);
    }

    private static <T> Map<String, List<T>> rows(List<RunInfo> runs, Function<RunInfo, Map<String, T>> values) {
        List<Map<String, T>> columns = runs.stream().map(values).toList();
        Map<String, List<T>> rows = new LinkedHashMap<>();
        for (Map<String, T> column : columns) {
            for (String name : column.keySet()) {
                rows.computeIfAbsent(name, n -> columns.stream().map(c -> c.get(n)).collect(java.util.stream.Collectors.toList()));
            }
        }
        return rows;
    }

    private static Map<String, String> asked(RunInfo r) {
        Map<String, String> m = new LinkedHashMap<>();
        RunSpec s = r.spec();
        if (s != null) {
            m.put("paper", s.paper());
            m.put("model", s.model());
            m.put("dataset", s.dataset());
            m.put("data", s.data());
            m.put("trainer", s.trainer());
            m.put("seed", Long.toString(s.seed()));
            m.put("from", s.from());
            m.putAll(options(s));
        }
        m.put("engine", r.engine());
        m.put("device", r.device());
        m.put("data hash", r.dataHash());
        m.put("parameters", Long.toString(r.parameters()));
        return m;
    }

    /** All options of a run with their kind in front. */
    static Map<String, String> options(RunSpec s) {
        Map<String, String> m = new LinkedHashMap<>();
        add(m, "model.", s.modelOptions());
        add(m, "dataset.", s.datasetOptions());
        add(m, "trainer.", s.trainerOptions());
        return m;
    }

    private static void add(Map<String, String> all, String kind, Map<String, String> options) {
        Objects.requireNonNullElse(options, Map.<String, String>of()).forEach((name, value) -> all.put(kind + name, value));
    }
}
