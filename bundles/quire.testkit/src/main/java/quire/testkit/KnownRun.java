package quire.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import quire.api.dataset.Schema;
import quire.api.run.Run;
import quire.api.run.RunInfo;
import quire.api.run.RunSpec;
import quire.api.tensor.Tensor;

/** A finished run for tests of what uses one, without a run store. */
public record KnownRun(RunInfo info, Path artifacts, Map<String, Tensor> model) implements Run {

    /** A run of the supervised trainer; options are the model's. */
    public static KnownRun of(String paper, String model, String dataset, Map<String, String> options, Schema schema, Path artifacts) {
        RunSpec spec = new RunSpec(paper, model, dataset, null, "supervised", options, Map.of(), Map.of(), 1, "auto", "auto", null);
        return new KnownRun(new RunInfo("r1", "done", spec, "nd4j", "", "cpu", 1, schema, "", Map.of(), 0, Map.of(), "", 0, Map.of(), null), artifacts,
                Map.of());
    }

    /** The same with the values it learned. */
    public KnownRun with(Map<String, Tensor> values) {
        return new KnownRun(info, artifacts, values);
    }

    @Override
    public Path folder() {
        return artifacts.getParent();
    }

    @Override
    public Map<String, Tensor> optimiser() {
        return Map.of();
    }

    @Override
    public List<Map<String, Double>> metrics() {
        return List.of();
    }
}
