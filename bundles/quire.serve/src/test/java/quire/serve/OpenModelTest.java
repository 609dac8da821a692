package quire.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import quire.api.QuireException;
import quire.api.compute.ComputeService;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.model.ModelFactory;
import quire.api.option.Options;
import quire.api.run.Run;
import quire.api.run.RunInfo;
import quire.api.run.RunSpec;
import quire.api.tensor.Batch;
import quire.api.work.Workbench;

class OpenModelTest {
    private final List<String> calls = new ArrayList<>();
    private boolean loads = true;

    /** Answers by method name, and notes what was called. */
    private <T> T fake(Class<T> type, Map<String, Supplier<Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            calls.add(type.getSimpleName() + "." + method.getName());
            Supplier<Object> answer = answers.get(method.getName());
            return answer == null ? null : answer.get();
        }));
    }

    private OpenModel open() {
        RunSpec spec = new RunSpec("p", "m", "d", null, "supervised", Map.of(), Map.of(), Map.of(), 1, "auto", "auto", null);
        RunInfo info = new RunInfo("r1", "done", spec, "e", "", "cpu", 1, null, null, Map.of(), 0, Map.of(), "", 0, Map.of(), null);
        Session session = fake(Session.class, Map.of("run", () -> Map.of(), "load", () -> {
            if (!loads) {
                throw new QuireException("shapes differ");
            }
            return null;
        }));
        Lease lease = fake(Lease.class, Map.of("open", () -> session));
        return new OpenModel(fake(Run.class, Map.of("info", () -> info, "model", () -> Map.of())),
                fake(ModelFactory.class, Map.of("options", Options::none)), fake(ComputeService.class, Map.of("lease", () -> lease)), fake(Workbench.class, Map.of()));
    }

    @Test
    void closingGivesTheLeaseBackAndLaterCallsAreRefused() {
        OpenModel model = open();
        assertThat(model.score(new Batch(1, Map.of()))).isEmpty();
        model.close();
        assertThat(calls).contains("Session.run").endsWith("Session.close", "Lease.close");
        assertThatThrownBy(() -> model.score(new Batch(1, Map.of()))).isInstanceOf(QuireException.class).hasMessageContaining("r1");
        assertThatThrownBy(() -> model.predict(List.of(), Path.of("out"))).isInstanceOf(QuireException.class).hasMessageContaining("no longer served");
        assertThat(calls).doesNotContain("Workbench.predict");
    }

    @Test
    void aModelThatDoesNotFitItsRunHoldsNoLease() {
        loads = false;
        assertThatThrownBy(this::open).isInstanceOf(QuireException.class).hasMessageContaining("shapes differ");
        assertThat(calls).endsWith("Session.load", "Lease.close");
    }
}
