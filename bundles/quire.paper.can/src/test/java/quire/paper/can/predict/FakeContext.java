package quire.paper.can.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import quire.api.compute.Session;
import quire.api.dataset.Schema;
import quire.api.job.JobContext;
import quire.api.option.OptionValues;
import quire.api.paper.PredictContext;
import quire.api.run.Run;
import quire.api.run.RunInfo;
import quire.api.run.RunSpec;
import quire.api.tensor.Tensor;

/** What the platform would hand to the predictor. */
record FakeContext(String modelId, Schema schema, Path artifacts, Session session, List<Path> inputs, Path out, OptionValues options,
        List<String> messages) implements PredictContext, JobContext, Run {

    FakeContext(String modelId, Schema schema, Path artifacts, Session session, Path input, Path out, Map<String, String> options) {
        this(modelId, schema, artifacts, session, List.of(input), out, new CanPredictor().options().parse(options), new ArrayList<>());
    }

    @Override
    public Run run() {
        return this;
    }

    @Override
    public JobContext job() {
        return this;
    }

    @Override
    public RunInfo info() {
        RunSpec spec = new RunSpec("can", modelId, "amazon-lines", null, "supervised", Map.of(), Map.of(), Map.of(), 1, "auto", "auto", null);
        return new RunInfo("r1", "done", spec, "nd4j", "", "cpu", 1, schema, "", Map.of(), 0, Map.of(), "", 0, Map.of(), null);
    }

    @Override
    public Path folder() {
        return artifacts.getParent();
    }

    @Override
    public Map<String, Tensor> model() {
        return Map.of();
    }

    @Override
    public Map<String, Tensor> optimiser() {
        return Map.of();
    }

    @Override
    public List<Map<String, Double>> metrics() {
        return List.of();
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public void progress(String phase, long done, long total, String unit, Map<String, Double> latest) {
        messages.add(phase + " " + done);
    }

    @Override
    public void message(String line) {
        messages.add(line);
    }
}
