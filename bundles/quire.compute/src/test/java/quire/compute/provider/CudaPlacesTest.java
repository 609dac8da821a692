package quire.compute.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import quire.api.QuireException;
import quire.api.compute.Device;
import quire.api.compute.Lease;
import quire.api.compute.LeaseRequest;
import quire.compute.gpu.Gpu;
import quire.compute.gpu.GpuProbe;

class CudaPlacesTest {
    private static final Gpu OLD = new Gpu(0, "old", 8000, 7000, 35);
    private static final Gpu GOOD = new Gpu(1, "good", 8000, 7000, 80);

    private static ComputeProvider with(GpuProbe.Findings found, String... installed) {
        return new ComputeProvider(List.of(new HungryEngine(installed)), 1 << 30, () -> found);
    }

    private static GpuProbe.Findings driver(Gpu... gpus) {
        return new GpuProbe.Findings("535.10", List.of(gpus), null);
    }

    @Test
    void withoutADriverWorkGoesToTheCpuAndAskingForCudaIsAnError() {
        ComputeProvider compute = with(GpuProbe.Findings.noDriver());
        assertThat(compute.devices()).extracting(Device::id).containsExactly("cpu");
        assertThat(compute.decision()).isEqualTo("cpu: no NVIDIA driver");
        try (Lease lease = compute.lease(LeaseRequest.of("x"))) {
            assertThat(lease.device().id()).isEqualTo("cpu");
        }
        assertThatThrownBy(() -> compute.lease(new LeaseRequest("x", "cuda:0", "auto", 0, 0))).isInstanceOf(QuireException.class)
                .hasMessageContaining("no NVIDIA driver");
    }

    @Test
    void ofTwoGpusTheOneThatWorksIsTaken() {
        ComputeProvider compute = with(driver(OLD, GOOD), "cuda:0", "cuda:1");
        assertThat(compute.devices()).extracting(Device::id).containsExactly("cpu", "cuda:0", "cuda:1");
        assertThat(compute.devices()).extracting(Device::usable).containsExactly(true, false, true);
        assertThat(compute.decision()).startsWith("cuda:1: good, Hungry");
        try (Lease lease = compute.lease(LeaseRequest.of("x"))) {
            assertThat(lease.device().id()).isEqualTo("cuda:1");
        }
        assertThatThrownBy(() -> compute.lease(new LeaseRequest("x", "cuda:0", "auto", 0, 0))).isInstanceOf(QuireException.class)
                .hasMessageContaining("compute capability 3.5 is below");
    }

    @Test
    void nativesThatAreNotThereAreNamed() {
        ComputeProvider compute = with(driver(GOOD));
        assertThat(compute.decision()).isEqualTo("cpu: cuda:1 good: Hungry is not installed");
        assertThat(compute.devices().get(1).usable()).isFalse();
    }

    @Test
    void aDriverThatFailsIsNamed() {
        assertThat(with(new GpuProbe.Findings(null, List.of(), "the driver hangs")).decision()).isEqualTo("cpu: the driver hangs");
    }
}
