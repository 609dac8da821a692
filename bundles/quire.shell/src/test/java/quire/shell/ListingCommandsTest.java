package quire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.QuireException;
import quire.api.compute.ComputeService.EngineInfo;
import quire.api.compute.ComputeService.LeaseInfo;
import quire.api.compute.Device;
import quire.api.option.Options;
import quire.api.paper.PaperInfo;
import quire.api.work.PaperEntry;
import quire.api.work.ServiceEntry;
import quire.deploy.api.Deployed;
import quire.deploy.api.Feature;

class ListingCommandsTest {
    private final FakeDesk desk = new FakeDesk(Path.of("home"))
            .on("papers", a -> List.of(new PaperEntry("can", "CAN: Feature Co-Action", "2011.05625", List.of("can", "dnn"), List.of("planted"),
                    List.of("supervised"), List.of("main"), "0.1.0")))
            .on("paper", a -> {
                if (!a[0].equals("can")) {
                    throw new QuireException("there is no paper '" + a[0] + "'; there are: can");
                }
                return new PaperInfo("can", "CAN", "2011.05625", "Learns pairs.", "can", "dnn", "planted", "supervised");
            })
            .on("services", a -> a[0].equals("model") ? List.of(new ServiceEntry("model", "can", "dnn", "A plain network",
                    Options.none().integer("width", 16, 1, 64, "Units per layer").all(), "quire.paper.can 0.1.0")) : List.of());

    @Test
    void papersAsATableAndAsTheDocumentedJson() {
        assertThat(Said.by(desk, "papers").out().lines()).containsExactly(
                "PAPER  TITLE                   ARXIV       MODELS   VERSION",
                "can    CAN: Feature Co-Action  2011.05625  can dnn  0.1.0");
        assertThat(Said.by(desk, "papers", "--json").list()).isEqualTo(List.of(Map.of("id", "can", "title", "CAN: Feature Co-Action", "arxiv",
                "2011.05625", "models", List.of("can", "dnn"), "datasets", List.of("planted"), "trainers", List.of("supervised"), "experiments",
                List.of("main"), "version", "0.1.0")));
    }

    @Test
    void infoShowsOptionsWithDefaultRangeAndHelp() {
        assertThat(Said.by(desk, "info", "can").out()).contains("model dnn: A plain network").containsPattern("width +16 +1\\.\\.64 +Units per layer");
        Map<?, ?> document = Said.by(desk, "info", "can", "--json").document();
        assertThat(document.get("baseline")).isEqualTo("dnn");
        assertThat(((Map<?, ?>) ((List<?>) document.get("models")).get(0)).get("options")).isEqualTo(
                List.of(Map.of("name", "width", "type", "integer", "default", "16", "range", "1..64", "help", "Units per layer")));
    }

    @Test
    void listsOfServicesCanBeOfOnePaper() {
        assertThat(Said.by(desk, "models").out()).contains("A plain network");
        assertThat(Said.by(desk, "models", "can", "--json").list()).hasSize(1);
        assertThat(Said.by(desk, "models", "nope").err()).isEqualTo("quire: there is no paper 'nope'; there are: can" + System.lineSeparator());
        assertThat(Said.by(desk, "datasets", "--json").list()).isEmpty();
    }

    @Test
    void devicesHaveTheDocumentedJson() {
        desk.on("devices", a -> List.of(new Device("cpu", "cpu", "x86", 24000, 20000, true, "ok"))).on("engines",
                a -> List.of(new EngineInfo("nd4j", true, "ND4J", List.of("cpu")))).on("leases",
                        a -> List.of(new LeaseInfo("run-1", "cpu", "nd4j", 5L << 20, 10L << 20, 1)));
        assertThat(Said.by(desk, "devices", "--json").list()).isEqualTo(List.of(Map.of("id", "cpu", "kind", "cpu", "name", "x86", "memory_mb", 24000,
                "free_mb", 20000, "usable", true, "reason", "ok", "leases", List.of(Map.of("owner", "run-1", "engine", "nd4j", "native_mb", 5,
                        "budget_mb", 10, "sessions", 1)))));
        assertThat(Said.by(desk, "devices").out()).contains("Chosen by default: cpu: no NVIDIA driver");
        assertThat(Said.by(desk, "devices").out()).contains("ENGINE", "LEASE OF", "run-1");
    }

    @Test
    void whyJoinsWhatDeployerAndCatalogueKnow() {
        desk.on("reasons", a -> a[0].equals("x.jar") ? List.of("load/x.jar is refused: no bundle") : List.of()).on("why",
                a -> List.of("bundle " + a[0] + " is active"));
        assertThat(Said.by(desk, "why", "can").out()).isEqualTo("bundle can is active" + System.lineSeparator());
        assertThat(Said.by(desk, "why", "some/where/x.jar").out()).contains("no bundle");
        assertThat(Said.by(desk, "why", "y.jar", "--json").document().get("lines")).asString().contains("nothing is known of y.jar");
    }

    @Test
    void deploymentIsTheDeployersAffair() {
        desk.on("deploy", a -> new Deployed("x.jar", "quire.paper.x", "1.0.0", "active", "")).on("undeploy", a -> null).on("features",
                a -> List.of(new Feature("can", "0.1.0", "The CAN paper", List.of("quire.paper.can"), "installed"))).on("install",
                        a -> new Feature("can", "0.1.0", "The CAN paper", List.of("quire.paper.can"), "installed"));
        assertThat(Said.by(desk, "deploy", "x.jar").out()).startsWith("quire.paper.x 1.0.0 is active");
        assertThat(Said.by(desk, "undeploy", "x", "--json").document()).isEqualTo(Map.of("undeployed", "x"));
        assertThat(Said.by(desk, "features").out()).contains("can", "installed", "The CAN paper");
        assertThat(Said.by(desk, "install", "can").code()).isZero();
    }

    @Test
    void aSimulatedChangeIsToldAndNotMade(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws Exception {
        FakeDesk desk = new FakeDesk(folder).on("simulate",
                a -> new quire.deploy.api.FeatureChange("can", List.of(), List.of("quire.paper.can"), List.of("quire.ctr")))
                .on("karafFeatures", a -> "<features/>");
        assertThat(Said.by(desk, "uninstall", "can", "--simulate").out().lines()).containsExactly("would remove quire.paper.can", "would keep quire.ctr");
        assertThat(Said.by(desk, "install", "can", "--simulate", "--json").out()).contains("\"removes\"", "quire.paper.can");
        assertThat(Said.by(desk, "features", "--karaf", folder.resolve("f.xml").toString()).code()).isZero();
        assertThat(folder.resolve("f.xml")).hasContent("<features/>");
    }
}
