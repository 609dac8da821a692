package quire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.work.TrainRequest;

class PlatformBenchTest {
    @TempDir
    Path home;

    @Test
    void comparesTwoPapersInTurnAndAtOnce() {
        FakeDesk desk = new FakeDesk(home);
        desk.on("train", a -> {
            desk.trained.add((TrainRequest) a[0]);
            return new FakeJob<>("j", FakeDesk.run("r", "m", Map.of(), Map.of()));
        });
        Map<?, ?> found = Said.by(desk, "bench", "platform", "--papers", "x,y", "--json").document();
        assertThat(found.get("papers")).asString().contains("x", "y");
        assertThat(((Number) found.get("ratio")).doubleValue()).isPositive();
        assertThat(desk.trained).extracting(TrainRequest::paper).containsExactly("x", "y", "x", "y", "x", "y");
        assertThat(Said.by(desk, "bench", "platform").out()).contains("[can, han]", "ratio", "cores");
        assertThat(Said.by(desk, "bench", "platform", "--papers", "x").code()).isEqualTo(1);
    }
}
