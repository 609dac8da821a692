package quire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.work.CheckReport;
import quire.api.work.CheckReport.Check;
import quire.api.work.CheckRequest;

class CheckCommandTest {
    private static final Check SHAPES = new Check("shapes", CheckReport.PASSED, "3 graphs", 1.5);
    private static final Check UNLOAD = new Check("unload", CheckReport.NOT_APPLICABLE, "job-1 uses the bundle", 0.25);
    private final List<CheckRequest> asked = new ArrayList<>();

    private FakeDesk desk(Check... checks) {
        return new FakeDesk(Path.of("home")).on("check", a -> {
            asked.add((CheckRequest) a[0]);
            return new FakeJob<>("job-1", new CheckReport("can", "dnn", "planted", "auto", "quire.paper.can 1.0.0", List.of(checks), 2));
        });
    }

    @Test
    void whatPassesIsATableAndExitZero() {
        Said said = Said.by(desk(SHAPES, UNLOAD), "check", "can", "--model", "dnn", "--set", "width=8", "--engine", "nd4j", "--no-unload");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("CHECK", "passed", "3 graphs", "not applicable", "job-1 uses the bundle", "quire.paper.can 1.0.0");
        assertThat(asked).containsExactly(new CheckRequest("can", "dnn", null, null, Map.of("width", "8"), "nd4j", false));
    }

    @Test
    void aFailureIsShownInTheTableAndExitOne() {
        Said said = Said.by(desk(SHAPES, new Check("resume", CheckReport.FAILED, "'w' differs", 1)), "check", "can");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("'w' differs");
        assertThat(said.err()).contains("quire: paper 'can' fails 1 of 2 checks: resume");
        assertThat(asked).containsExactly(CheckRequest.of("can"));
    }

    @Test
    void theReportIsOneJsonDocument() {
        Map<?, ?> document = Said.by(desk(SHAPES), "check", "can", "--json").document();
        assertThat(document.get("bundle")).isEqualTo("quire.paper.can 1.0.0");
        assertThat(document.get("checks")).isEqualTo(List.of(Map.of("name", "shapes", "result", "passed", "reason", "3 graphs", "seconds", 1.5)));
    }
}
