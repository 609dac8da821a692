package quire.compute.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quire.api.engine.CudaBuild;

class CudaDecisionTest {
    private static final CudaBuild BUILD = new CudaBuild("ND4J", "450.80.02", 37, 89, 2048);

    @ParameterizedTest
    @CsvSource({"450.80.01,80,8000,false,driver 450.80.01 is too old for ND4J", "440,80,8000,false,update the driver",
        "450.80.02,80,8000,true,compute capability 8.0", "535.104.05,35,8000,false,compute capability 3.5 is below",
        "535,37,8000,true,3.7", "535,61,8000,true,6.1", "535,89,8000,true,8.9",
        "535,90,140000,false,compute capability 9.0 is newer", "535,120,32000,false,compute capability 12.0 is newer",
        "535,80,2047,false,2047 MiB of device memory", "535,80,2048,true,8.0"})
    void decides(String driver, int capability, long memory, boolean usable, String reason) {
        CudaDecision d = CudaDecision.of(driver, new Gpu(0, "x", memory, memory, capability), BUILD);
        assertThat(d.usable()).isEqualTo(usable);
        assertThat(d.reason()).contains(reason).doesNotContain("\n");
    }

    @Test
    void noDriver() {
        assertThat(CudaDecision.of(null, new Gpu(0, "x", 1, 1, 80), BUILD)).isEqualTo(new CudaDecision(false, "no NVIDIA driver"));
    }

    @Test
    void readsWhatTheDriverSays() {
        GpuProbe.Findings f = NvidiaSmi.parse("0, NVIDIA H200, 143771, 143000, 9.0, 570.86.10\n1, Tesla K80, 11441, 11000, 3.7, 570.86.10\n");
        assertThat(f.driver()).isEqualTo("570.86.10");
        assertThat(f.gpus()).containsExactly(new Gpu(0, "NVIDIA H200", 143771, 143000, 90), new Gpu(1, "Tesla K80", 11441, 11000, 37));
        assertThat(NvidiaSmi.parse("Field \"compute_cap\" is not a valid field").problem()).contains("update the driver");
        assertThat(NvidiaSmi.parse("").problem()).contains("no GPU");
    }
}
