package quire.core.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import quire.api.QuireException;
import quire.api.compute.Session;
import quire.api.run.RunInfo;
import quire.api.run.RunWriter;
import quire.data.json.Json;
import quire.data.safetensors.Safetensors;

/** A run being written; holds its lock until closed. */
public final class OpenRun extends StoredRun implements RunWriter, AutoCloseable {
    /** Key of the length that {@code metrics.jsonl} had when the checkpoint was written. */
    private static final String METRICS_BYTES = "quire.metrics_bytes";

    private final RunRecord record;
    private final RunLocks.Held lock;
    private final boolean resumed;

    OpenRun(Path folder, RunRecord record, RunLocks.Held lock, boolean resumed) throws IOException {
        super(folder, null);
        this.record = record;
        this.lock = lock;
        this.resumed = resumed;
        if (resumed) {
            cutMetrics();
        }
    }

    /** Drops lines that came after the checkpoint: they will be written again. */
    private void cutMetrics() throws IOException {
        Path metrics = folder().resolve(METRICS);
        Path checkpoint = folder().resolve(CHECKPOINT);
        if (Files.exists(metrics)) {
            long keep = Files.exists(checkpoint) ? Long.parseLong(Safetensors.metadata(checkpoint).getOrDefault(METRICS_BYTES, "0")) : 0;
            try (FileChannel file = FileChannel.open(metrics, StandardOpenOption.WRITE)) {
                if (file.size() < keep) {
                    throw new QuireException(metrics + ": shorter than when the checkpoint was written; the run cannot be resumed, train anew");
                }
                file.truncate(keep);
                file.force(true);
            }
        }
    }

    /** Notes facts and writes them down. */
    public void note(java.util.function.Consumer<RunRecord> change) throws IOException {
        change.accept(record);
        writeInfo();
    }

    private void writeInfo() throws IOException {
        Json.write(folder().resolve(INFO), record.info());
    }

    @Override
    public RunInfo info() {
        return record.info();
    }

    @Override
    public void metric(Map<String, Double> values) throws IOException {
        Json.append(folder().resolve(METRICS), values);
        Map<String, Double> timing = new LinkedHashMap<>();
        for (String place : new String[] {"epoch", "step"}) {
            if (values.containsKey(place)) {
                timing.put(place, values.get(place));
            }
        }
        timing.put("seconds", record.seconds());
        Json.append(folder().resolve(TIMINGS), timing);
    }

    @Override
    public void checkpoint(Checkpoint state) throws IOException {
        Path metrics = folder().resolve(METRICS);
        Map<String, String> words = new TreeMap<>(state.words());
        words.put(METRICS_BYTES, Long.toString(Files.exists(metrics) ? Files.size(metrics) : 0));
        Safetensors.write(folder().resolve(CHECKPOINT), state.tensors(), words);
        writeInfo();
    }

    @Override
    public Optional<Checkpoint> resume() throws IOException {
        Path file = folder().resolve(CHECKPOINT);
        if (!resumed || !Files.exists(file)) {
            return Optional.empty();
        }
        Safetensors.Content c = Safetensors.read(file);
        Map<String, String> words = new TreeMap<>(c.metadata());
        words.remove(METRICS_BYTES);
        return Optional.of(new Checkpoint(c.tensors(), words));
    }

    @Override
    public void saveModel(Session session, boolean optimiser) throws IOException {
        Map<String, String> words = Map.of("format", "quire", "run", info().id(), "paper", info().spec().paper(), "model", info().spec().model());
        if (optimiser) {
            Safetensors.write(folder().resolve(OPTIMISER), session.optimiserState(), words);
        }
        Safetensors.write(folder().resolve(MODEL), session.parameters(), words);
    }

    @Override
    public void engine(Session session) throws IOException {
        note(r -> r.session(session));
    }

    /** Ends the run; one that is done needs its checkpoint no longer. */
    public RunInfo end(String state, Map<String, Double> metrics, String error) throws IOException {
        note(r -> r.end(state, metrics, error));
        if (state.equals("done")) {
            Files.deleteIfExists(folder().resolve(CHECKPOINT));
        }
        return info();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
