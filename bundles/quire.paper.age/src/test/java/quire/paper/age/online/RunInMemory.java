package quire.paper.age.online;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.dataset.Dataset;
import quire.api.job.JobContext;
import quire.api.model.Model;
import quire.api.option.OptionValues;
import quire.api.run.RunInfo;
import quire.api.run.RunWriter;
import quire.api.tensor.Tensor;
import quire.api.trainer.TrainContext;

/** A run in memory, and its job, which can be cancelled or killed after so many visits. */
final class RunInMemory implements RunWriter, JobContext {
    List<Map<String, Double>> lines = new ArrayList<>();
    Checkpoint checkpoint;
    Map<String, Tensor> model;
    Path artifacts;
    final List<String> messages = new ArrayList<>();
    long cancelAt = -1;
    long killAt = -1;
    private int linesOfCheckpoint;
    private boolean resumed;
    private long done;

    private record Context(Model model, Dataset dataset, OptionValues options, Lease lease, RunWriter run, JobContext job, long seed,
            Map<String, Tensor> initial) implements TrainContext {
    }

    TrainContext context(Model m, Dataset d, OptionValues o, Lease l, long seed) {
        return new Context(m, d, o, l, this, this, seed, Map.of());
    }

    /** Comes back as a platform brings it back. */
    void comeBack() {
        resumed = true;
        cancelAt = -1;
        killAt = -1;
        lines = new ArrayList<>(lines.subList(0, linesOfCheckpoint));
    }

    @Override
    public void metric(Map<String, Double> values) {
        lines.add(new TreeMap<>(values));
    }

    @Override
    public void checkpoint(Checkpoint state) {
        checkpoint = state;
        linesOfCheckpoint = lines.size();
    }

    @Override
    public Optional<Checkpoint> resume() {
        return resumed ? Optional.ofNullable(checkpoint) : Optional.empty();
    }

    @Override
    public void saveModel(Session session, boolean optimiser) {
        model = session.parameters();
    }

    @Override
    public void engine(Session session) {
        if (session.engine().isBlank()) {
            throw new IllegalArgumentException("an engine without a name");
        }
    }

    @Override
    public RunInfo info() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path folder() {
        return artifacts;
    }

    @Override
    public Path artifacts() {
        return artifacts;
    }

    @Override
    public Map<String, Tensor> model() {
        return model;
    }

    @Override
    public Map<String, Tensor> optimiser() {
        return Map.of();
    }

    @Override
    public List<Map<String, Double>> metrics() {
        return lines;
    }

    @Override
    public boolean cancelled() {
        return cancelAt >= 0 && done >= cancelAt;
    }

    @Override
    public void progress(String phase, long visits, long total, String unit, Map<String, Double> latest) {
        done = visits;
        if (visits == killAt) {
            throw new IllegalStateException("killed");
        }
    }

    @Override
    public void message(String line) {
        if (line.isBlank()) {
            throw new IllegalArgumentException("nothing said");
        }
        messages.add(line);
    }
}
