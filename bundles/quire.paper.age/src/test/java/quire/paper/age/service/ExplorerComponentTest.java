package quire.paper.age.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.SessionOptions;
import quire.api.run.Run;
import quire.api.run.RunInfo;
import quire.api.run.RunStore;
import quire.api.tensor.DType;
import quire.compute.provider.ComputeProvider;
import quire.engine.nd4j.Nd4jEngine;
import quire.paper.age.api.Ranked;
import quire.paper.age.model.AgeModelFactory;
import quire.paper.age.model.MlpFactory;
import quire.testkit.Engines;
import quire.testkit.KnownRun;

class ExplorerComponentTest {
    private static final Map<String, String> MODEL = Map.of("hidden", "8-4", "user_embedding", "3", "item_embedding", "4");
    private final AgeModelFactory models = new AgeModelFactory(
            List.of(Map.entry(Map.<String, Object>of("quire.paper", "age", "quire.id", "mlp"), new MlpFactory())));
    private final ComputeProvider compute = new ComputeProvider(List.of(new Nd4jEngine()));
    @TempDir
    Path folder;
    private KnownRun run;

    private record Set(String run, String set, String state) implements ExplorerComponent.Settings {
        @Override
        public Class<? extends Annotation> annotationType() {
            return ExplorerComponent.Settings.class;
        }
    }

    @BeforeEach
    void train() {
        try (Lease lease = Engines.nd4j()) {
            run = KnownRun.of("age", "age", "r6b", MODEL, Trial.SCHEMA, folder).with(lease.open(
                    models.create(models.options().parse(MODEL), Trial.SCHEMA, DType.FLOAT), SessionOptions.inference(5)).parameters());
        }
    }

    private ExplorerComponent open(String id, String set, Path state) throws Exception {
        RunStore store = new RunStore() {
            @Override
            public List<RunInfo> runs() {
                return List.of(run.info());
            }

            @Override
            public Run run(String name) {
                return run;
            }
        };
        return new ExplorerComponent(new Set(id, set, state == null ? "" : state.toString()), store, compute, models);
    }

    @Test
    void servesTheRunsModelAndKeepsItsStateOverARestart() throws Exception {
        Path state = folder.resolve("explorer.state");
        ExplorerComponent first = open("r1", "policy=age-ts, lambda=4, learn_every=4", state);
        assertThat(first.lambda()).isEqualTo(4);
        for (int i = 0; i < 9; i++) {
            first.feedback("r" + i, first.rank(Trial.request(i)).get(0).item(), i % 2);
        }
        List<Ranked> last = first.rank(Trial.request(50));
        first.close();
        assertThat(compute.leases()).isEmpty();
        ExplorerComponent second = open("r1", "policy=age-ts,lambda=4,learn_every=4", state);
        assertThat(second.monitor().outcomes()).isEqualTo(9);
        assertThat(second.rank(Trial.request(50))).isEqualTo(last);
        second.lambda(0);
        second.snapshot(folder.resolve("other"));
        second.restore(folder.resolve("other"));
        assertThat(second.lambda()).as("a snapshot does not switch exploration on").isZero();
        second.close();
    }

    @Test
    void badConfigurationsAreRefusedAndHoldNothing() {
        assertThatThrownBy(() -> open(null, "", null)).isInstanceOf(QuireException.class).hasMessageContaining("has no property 'run'");
        assertThatThrownBy(() -> open("r1", "lambda", null)).isInstanceOf(QuireException.class).hasMessageContaining("name=value pairs");
        assertThatThrownBy(() -> open("r1", "lambda=-1", null)).isInstanceOf(QuireException.class).hasMessageContaining("lambda=-1");
        run = KnownRun.of("can", "can", "avazu", Map.of(), Trial.SCHEMA, folder);
        assertThatThrownBy(() -> open("r1", "", null)).isInstanceOf(QuireException.class).hasMessageContaining("is of paper can");
        run = KnownRun.of("age", "age", "r6b", MODEL, Trial.SCHEMA, folder).with(Map.of("nonsense", quire.api.tensor.Tensor.of(new float[1], 1)));
        assertThatThrownBy(() -> open("r1", "", null)).isInstanceOf(QuireException.class).hasMessageContaining("nonsense");
        assertThat(compute.leases()).isEmpty();
    }
}
