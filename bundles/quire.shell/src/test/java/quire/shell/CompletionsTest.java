package quire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import quire.api.option.Options;
import quire.api.work.PaperEntry;
import quire.api.work.ServiceEntry;

class CompletionsTest {
    private final FakeDesk desk = new FakeDesk(Path.of("home"))
            .on("papers", a -> List.of(new PaperEntry("can", "t", "1", List.of(), List.of(), List.of(), List.of(), "1")))
            .on("services", a -> a[0].equals("model") ? List.of(new ServiceEntry("model", "can", "dnn", "d",
                    Options.none().integer("width", 1, 1, 2, "h").all(), "b")) : List.of())
            .on("runs", a -> List.of(FakeDesk.run("r1", "dnn", java.util.Map.of(), java.util.Map.of())));
    private final Completions completions = new Completions(new Cli(desk), desk);

    @Test
    void offersWhatFitsThePlace() throws Exception {
        assertThat(completions.candidates(List.of("train", ""), 1)).containsExactly("can");
        assertThat(completions.candidates(List.of("quire:train", "can", "--model", ""), 3)).containsExactly("dnn");
        assertThat(completions.candidates(List.of("train", "can", "--set", ""), 3)).containsExactly("width=");
        assertThat(completions.candidates(List.of("compare", "r1", ""), 2)).containsExactly("last", "r1");
        assertThat(completions.candidates(List.of("train", "can", ""), 2)).isEmpty();
        assertThat(completions.candidates(List.of("help", ""), 1)).contains("train", "papers");
    }

    @Test
    void knowsWhereFilesAreWanted() {
        assertThat(completions.wantsPath(List.of("train", "can", "--data", ""), 3)).isTrue();
        assertThat(completions.wantsPath(List.of("deploy", ""), 1)).isTrue();
        assertThat(completions.wantsPath(List.of("predict", "r1", ""), 2)).isTrue();
        assertThat(completions.wantsPath(List.of("predict", ""), 1)).isFalse();
        assertThat(completions.wantsPath(List.of("train", "can", "--epochs", ""), 3)).isFalse();
    }
}
