package quire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.QuireException;

class CliTest {
    private final FakeDesk desk = new FakeDesk(Path.of("home"));

    @Test
    void withoutWordsItListsTheCommands() {
        Said said = Said.by(desk);
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Usage: quire").contains(new Commands().names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"papers", "info", "models", "datasets", "trainers", "why", "devices", "train", "resume", "stop", "jobs", "job", "runs",
        "run", "compare", "plot", "eval", "predict", "reproduce", "bench", "deploy", "undeploy", "features", "install", "uninstall"})
    void everyCommandHasHelpOnEitherWay(String name) {
        Said option = Said.by(desk, name, "--help");
        assertThat(option.code()).isZero();
        assertThat(option.out()).startsWith("Usage: quire " + name).contains("--json").doesNotContain("null");
        assertThat(option.err()).isEmpty();
        assertThat(Said.by(desk, "help", name)).isEqualTo(option);
    }

    @Test
    void wrongUsageIsOneLineAndCodeTwo() {
        for (String[] words : new String[][] {{"trian"}, {"train"}, {"train", "x", "--epochs", "many"}, {"papers", "--what"}, {"compare", "one"},
            {"predict", "last", "file.csv"}, {"help", "nothing"}}) {
            Said said = Said.by(desk, words);
            assertThat(said.code()).as(String.join(" ", words)).isEqualTo(2);
            assertThat(said.out()).isEmpty();
            assertThat(said.err().lines()).singleElement().asString().startsWith("quire: ").contains("see 'quire help");
        }
        assertThat(Said.by(desk, "trian").err()).contains("did you mean 'train'?");
    }

    @Test
    void anErrorIsOneLineAndCodeOne() {
        desk.on("papers", a -> {
            throw new QuireException("the store is full;\nfree some space");
        });
        Said said = Said.by(desk, "papers");
        assertThat(said).isEqualTo(new Said(1, "", "quire: the store is full; free some space" + System.lineSeparator()));
        assertThat(Said.by(desk, "papers", "-v").err()).contains("quire: the store is full").contains("at quire.shell.");
    }

    @Test
    void aDefectIsSaidToBeOne() {
        desk.on("papers", a -> {
            throw new IllegalStateException("oops");
        });
        Said said = Said.by(desk, "papers");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).startsWith("quire: IllegalStateException: oops").contains("-v");
    }

    @Test
    void jsonMayStandBeforeOrAfterTheCommand() {
        desk.on("papers", a -> List.of());
        assertThat(Said.by(desk, "--json", "papers").out().strip()).isEqualTo("[ ]");
        assertThat(Said.by(desk, "papers", "--json").out().strip()).isEqualTo("[ ]");
        assertThat(Said.by(desk, "papers").out()).startsWith("No paper is installed.");
    }
}
