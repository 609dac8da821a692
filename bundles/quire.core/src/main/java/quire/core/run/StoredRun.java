package quire.core.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quire.api.QuireException;
import quire.api.run.Run;
import quire.api.run.RunInfo;
import quire.api.tensor.Tensor;
import quire.data.json.Json;
import quire.data.safetensors.Safetensors;

/** A run's folder, read when asked. */
class StoredRun implements Run {
    static final String INFO = "run.json";
    static final String METRICS = "metrics.jsonl";
    static final String TIMINGS = "timings.jsonl";
    static final String CHECKPOINT = "checkpoint.safetensors";
    static final String MODEL = "model.safetensors";
    static final String OPTIMISER = "optimiser.safetensors";

    private final Path folder;
    private final RunInfo info;

    StoredRun(Path folder, RunInfo info) {
        this.folder = folder;
        this.info = info;
    }

    @Override
    public RunInfo info() {
        return info;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Path artifacts() {
        return folder.resolve("artifacts");
    }

    @Override
    public Map<String, Tensor> model() {
        if (!Files.exists(folder.resolve(MODEL))) {
            throw new QuireException("run " + info().id() + " has no trained model yet (state " + info().state() + "); resume it first");
        }
        return tensors(MODEL);
    }

    @Override
    public Map<String, Tensor> optimiser() {
        return Files.exists(folder.resolve(OPTIMISER)) ? tensors(OPTIMISER) : Map.of();
    }

    private Map<String, Tensor> tensors(String name) {
        try {
            return Safetensors.read(folder.resolve(name)).tensors();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Map<String, Double>> metrics() {
        List<Map<String, Double>> lines = new ArrayList<>();
        Path file = folder.resolve(METRICS);
        if (!Files.exists(file)) {
            return lines;
        }
        try {
            Json.lines(file.toString(), new BufferedReader(new StringReader(whole(Files.readString(file)))), Map.class, (n, m) -> lines.add(numbers(m)));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line without its end is one a crash cut off. */
    private static String whole(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    private static Map<String, Double> numbers(Map<?, ?> line) {
        Map<String, Double> out = new TreeMap<>();
        line.forEach((k, v) -> out.put(k.toString(), v instanceof Number n ? n.doubleValue() : Double.NaN));
        return out;
    }
}
