package quire.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.distribution.Quire.Outcome;

class CommandLineTest {
    @TempDir
    Path temporary;

    @Test
    void papersAsOneJsonDocument() throws Exception {
        Outcome o = new Quire(temporary.resolve("home")).run("--json", "papers");
        assertThat(o.exit()).as(o.err()).isZero();
        assertThat(o.json().findValuesAsText("id")).contains("can", "han");
        assertThat(o.json().get(0).get("models").size()).isPositive();
    }

    @Test
    void unknownPaperIsOneLineAndExitOne() throws Exception {
        Outcome o = new Quire(temporary.resolve("home")).run("train", "nothing");
        assertThat(o.exit()).isEqualTo(1);
        assertThat(o.err().strip().lines()).hasSize(1).first().asString().contains("nothing").contains("can");
    }

    @Test
    void wrongUsageIsExitTwo() throws Exception {
        assertThat(new Quire(temporary.resolve("home")).run("train").exit()).isEqualTo(2);
        assertThat(new Quire(temporary.resolve("home")).run("nosuchcommand").exit()).isEqualTo(2);
    }

    @Test
    void whyExplainsWhatIsThereAndWhatIsNot() throws Exception {
        Quire quire = new Quire(temporary.resolve("home"));
        assertThat(quire.run("why", "can").out()).contains("quire.paper.can");
        assertThat(quire.run("why", "nothing").out()).contains("nothing");
    }

    @Test
    void commandsFromAPipeRunLineByLine() throws Exception {
        Quire quire = new Quire(temporary.resolve("home"));
        Outcome o = quire.pipe("# a comment\npapers\ndevices\nexit\nnosuchcommand\n");
        assertThat(o.exit()).as(o.err()).isZero();
        assertThat(o.out()).contains("2011.05625").contains("ENGINE");
        assertThat(quire.pipe("nosuchcommand\npapers\n").exit()).isEqualTo(2);
    }
}
