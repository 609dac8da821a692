package quire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.work.HealthCheck;
import quire.api.work.HealthCheck.Result;
import quire.api.work.HealthCheck.Status;

class HealthCommandTest {
    @TempDir
    Path home;

    private record Fixed(String name, Result check) implements HealthCheck {
    }

    @Test
    void onlyWhatIsCriticalFails() {
        FakeDesk desk = new FakeDesk(home);
        desk.health.add(new Fixed("store", new Result(Status.OK, "fine")));
        desk.health.add(new Fixed("memory", new Result(Status.WARN, "nearly full")));
        Said well = Said.by(desk, "health");
        assertThat(well.code()).isZero();
        assertThat(well.out()).contains("store", "OK", "memory", "WARN", "nearly full");
        desk.health.add(new Fixed("loss", new Result(Status.CRITICAL, "NaN")));
        Said ill = Said.by(desk, "health", "--json");
        assertThat(ill.code()).isEqualTo(1);
        assertThat(ill.err()).contains("critical: loss");
        assertThat(ill.list()).isEqualTo(List.of(Map.of("check", "loss", "status", "critical", "message", "NaN"),
                Map.of("check", "memory", "status", "warn", "message", "nearly full"), Map.of("check", "store", "status", "ok", "message", "fine")));
    }

    @Test
    void withoutChecksItFails() {
        assertThat(Said.by(new FakeDesk(home), "health").code()).isEqualTo(1);
    }
}
