package quire.compute.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.LeaseRequest;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.api.work.Resources;
import quire.compute.gpu.GpuProbe;

class BudgetTest {
    private final HungryEngine engine = new HungryEngine();
    private final ComputeProvider compute = new ComputeProvider(List.of(engine), 64 << 20, GpuProbe.Findings::noDriver);
    private final Batch batch = new Batch(1, Map.of("x", Tensor.of(new float[] {1}, 1)));

    private Lease lease(String owner, long mb) {
        return compute.lease(new LeaseRequest(owner, "auto", "auto", mb, 0));
    }

    @Test
    void overBudgetFailsThatJobInOneLineWhileOthersGoOn() {
        try (Lease small = lease("small", 3); Lease large = lease("large", 0)) {
            Session a = small.open(HungryEngine.model(), SessionOptions.inference(1));
            Session b = large.open(HungryEngine.model(), SessionOptions.inference(1));
            a.run(batch);
            b.run(batch);
            a.run(batch);
            assertThat(small.nativeBytes()).isEqualTo(3 << 20);
            a.run(batch);
            assertThatThrownBy(() -> a.run(batch)).isInstanceOf(QuireException.class)
                    .hasMessage("small holds 4 MB of native memory, its budget is 3 MB; use smaller batches or raise the budget (--memory)");
            for (int i = 0; i < 5; i++) {
                b.run(batch);
            }
            assertThat(large.nativeBytes()).isEqualTo(7 << 20);
            assertThat(compute.leases()).extracting("owner", "budgetBytes").containsExactly(
                    org.assertj.core.groups.Tuple.tuple("small", 3L << 20), org.assertj.core.groups.Tuple.tuple("large", 64L << 20));
        }
        assertThat(compute.leases()).isEmpty();
        assertThat(engine.open).hasValue(0);
    }

    @Test
    void aModelTooLargeToOpenLeavesNothingOpen() {
        ComputeProvider tiny = new ComputeProvider(List.of(engine), 1000, GpuProbe.Findings::noDriver);
        try (Lease lease = tiny.lease(LeaseRequest.of("tiny"))) {
            assertThatThrownBy(() -> lease.open(HungryEngine.model(), SessionOptions.inference(1))).isInstanceOf(QuireException.class)
                    .hasMessageContaining("--memory");
            assertThat(engine.open).hasValue(0);
            assertThat(lease.nativeBytes()).isZero();
        }
    }

    @Test
    void aClosedLeaseReturnsItsBytesAndItsSessionsFail() {
        Lease lease = lease("gone", 0);
        Session session = lease.open(HungryEngine.model(), SessionOptions.inference(1));
        lease.close();
        assertThat(engine.open).hasValue(0);
        assertThat(lease.nativeBytes()).isZero();
        assertThatThrownBy(() -> session.run(batch)).isInstanceOf(QuireException.class).hasMessageContaining("closed");
    }

    @Test
    void threadsAreDividedAmongLeases() {
        int cores = Runtime.getRuntime().availableProcessors();
        try (Lease one = lease("one", 0); Lease two = lease("two", 0)) {
            assertThat(one.threads()).isEqualTo(cores);
            assertThat(two.threads()).isEqualTo(Math.max(1, cores / 2));
        }
    }

    @Test
    void memoryIsReadAsPeopleWriteIt() {
        assertThat(Resources.memory("2g")).isEqualTo(2048);
        assertThat(Resources.memory("1.5G")).isEqualTo(1536);
        assertThat(Resources.memory("512m")).isEqualTo(512);
        assertThat(Resources.memory("300")).isEqualTo(300);
        for (String bad : List.of("", "g", "-1", "2t", "0m", "99999999999g")) {
            assertThatThrownBy(() -> Resources.memory(bad)).isInstanceOf(QuireException.class).hasMessageContaining("'" + bad + "'");
        }
        assertThatThrownBy(() -> new Resources(0, 11)).isInstanceOf(QuireException.class).hasMessageContaining("-10 to 10");
    }
}
