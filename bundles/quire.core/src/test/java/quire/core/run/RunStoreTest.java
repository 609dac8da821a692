package quire.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.run.RunInfo;
import quire.api.run.RunSpec;
import quire.api.run.RunWriter.Checkpoint;
import quire.api.tensor.Tensor;

class RunStoreTest {
    private static final RunSpec SPEC = new RunSpec("line", "logistic", "made", null, "supervised", Map.of("width", "1"), Map.of(), Map.of(), 7,
            "auto", "auto", null);

    @TempDir
    Path home;
    private RunStoreProvider store;

    @BeforeEach
    void open() {
        store = new RunStoreProvider(home);
    }

    @Test
    void aRunIsRecordedAndFound() throws IOException {
        String id;
        try (OpenRun run = store.create(SPEC)) {
            id = run.info().id();
            assertThat(id).matches("\\d{8}-\\d{6}-line-logistic-[0-9a-f]{4}");
            assertThat(run.folder()).isEqualTo(home.resolve("runs").resolve(id));
            assertThat(store.runs()).extracting(RunInfo::state).containsExactly("running");
            run.metric(Map.of("epoch", 1.0, "auc", 0.7));
            run.end("done", Map.of("test/auc", 0.75, "test/none", Double.NaN), null);
        }
        assertThat(store.run(id).info().metrics()).containsEntry("test/auc", 0.75).containsEntry("test/none", Double.NaN);
        assertThat(store.run(id.substring(0, 9)).info().id()).isEqualTo(id);
        assertThat(store.run("last").info().spec()).isEqualTo(SPEC);
        assertThat(store.run(id).metrics()).containsExactly(Map.of("epoch", 1.0, "auc", 0.7));
        assertThat(store.run(id).folder().resolve("timings.jsonl")).content().contains("seconds");
        assertThatThrownBy(() -> store.run(id).model()).isInstanceOf(QuireException.class).hasMessageContaining("no trained model");
        assertThatThrownBy(() -> store.run("nope")).isInstanceOf(QuireException.class).hasMessageContaining("there is no run 'nope'");
        assertThatThrownBy(() -> store.reopen(id)).isInstanceOf(QuireException.class).hasMessageContaining("nothing to resume");
    }

    @Test
    void ambiguousStartsAreRefused() throws IOException {
        store.create(SPEC).close();
        store.create(SPEC).close();
        assertThatThrownBy(() -> store.run("2")).isInstanceOf(QuireException.class).hasMessageContaining("give more of the id");
    }

    @Test
    void aKilledRunIsInterruptedAndGoesOnFromItsCheckpoint() throws IOException {
        OpenRun killed = store.create(SPEC);
        String id = killed.info().id();
        killed.metric(Map.of("epoch", 1.0));
        killed.checkpoint(new Checkpoint(Map.of("w", Tensor.of(new float[] {1, 2}, 2)), Map.of("epoch", "1")));
        killed.metric(Map.of("epoch", 2.0));
        // what a kill leaves: half a line, unfinished files, a lock nobody holds
        Path folder = killed.folder();
        Files.writeString(folder.resolve("metrics.jsonl"), "{\"epoch\":", StandardOpenOption.APPEND);
        Files.writeString(folder.resolve(".tmp-1-checkpoint.safetensors"), "half");
        Files.createDirectories(home.resolve("runs/.tmp-2"));
        killed.close();

        RunStoreProvider later = new RunStoreProvider(home);
        assertThat(later.runs()).extracting(RunInfo::state).containsExactly("interrupted");
        assertThat(later.run(id).metrics()).hasSize(2);
        try (OpenRun run = later.reopen(id)) {
            assertThat(run.metrics()).containsExactly(Map.of("epoch", 1.0));
            Checkpoint c = run.resume().orElseThrow();
            assertThat(c.words()).containsExactly(Map.entry("epoch", "1"));
            assertThat(c.tensors().get("w").toFloats()).containsExactly(1, 2);
            assertThat(run.info().state()).isEqualTo("running");
            run.end("done", Map.of(), null);
            assertThat(run.folder().resolve("checkpoint.safetensors")).doesNotExist();
        }
    }

    @Test
    void withoutCheckpointAResumedRunBeginsAnew() throws IOException {
        OpenRun run = store.create(SPEC);
        run.metric(Map.of("epoch", 1.0));
        run.close();
        try (OpenRun again = store.reopen(run.info().id())) {
            assertThat(again.resume()).isEmpty();
            assertThat(again.metrics()).isEmpty();
        }
    }

    @Test
    void aRunHasOneWriter() throws IOException {
        try (OpenRun run = store.create(SPEC)) {
            assertThatThrownBy(() -> store.reopen(run.info().id())).isInstanceOf(QuireException.class).hasMessageContaining("being written");
            // as another process would
            assertThatThrownBy(() -> new RunStoreProvider(home).reopen(run.info().id())).isInstanceOf(QuireException.class)
                    .hasMessageContaining("being written");
        }
    }

    @Test
    void unreadableRunsAreListedAsBroken() throws IOException {
        store.create(SPEC).close();
        Path bad = Files.createDirectories(home.resolve("runs/20200101-000000-x-y-0000"));
        Files.writeString(bad.resolve("run.json"), "{\"id\": ");
        Files.createDirectories(home.resolve("runs/20200101-000000-x-y-0001"));
        assertThat(store.runs()).extracting(RunInfo::state).containsExactlyInAnyOrder("broken", "broken", "interrupted");
        assertThatThrownBy(() -> store.run("20200101-000000-x-y-0000")).isInstanceOf(QuireException.class).hasMessageContaining("broken");
        assertThat(store.run("last").info().state()).isEqualTo("interrupted");
    }

    @Test
    void secondsAddUpOverResumptions() throws IOException {
        OpenRun run = store.create(SPEC);
        run.end("cancelled", Map.of(), null);
        double first = run.info().seconds();
        run.close();
        try (OpenRun again = store.reopen(run.info().id())) {
            assertThat(again.info().seconds()).isGreaterThanOrEqualTo(store.run(run.info().id()).info().seconds());
            assertThat(again.info().started()).isEqualTo(run.info().started());
        }
        assertThat(first).isPositive();
    }

    @Test
    void anEmptyHomeHasNoRuns() throws IOException {
        assertThat(store.runs()).isEqualTo(List.of());
        assertThatThrownBy(() -> store.run("last")).isInstanceOf(QuireException.class).hasMessageContaining("no runs");
    }
}
