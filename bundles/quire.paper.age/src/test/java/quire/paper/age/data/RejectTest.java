package quire.paper.age.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;
import quire.paper.age.explore.PolicyOptions;

/** Bad lines and bad settings are refused with their place, the value and what to do. */
class RejectTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "1317513291 id-5 2 |user 1 |id-5;click 2 is outside 0..1",
        "1317513291 id-5 0 |user 1 137 |id-5;feature 137 is outside 1..136",
        "1317513291 id-5 0 |user 0 |id-5;feature 0 is outside 1..136",
        "1317513291 id-7 0 |user 1 |id-5;the shown article id-7 is not in the pool",
        "1317513291 id-5 0 |user 1 |id-5 |id-5;article id-5 is twice in the pool",
        "1317513291 id-5 0 |user 1;the pool is empty",
        "1317513291 id-5 0 |user |id-5;the user has no features",
        "1317513291 id-5 |user 1 |id-5;not 'time id-N click"})
    void lines(String line, String message) {
        assertThatThrownBy(() -> new R6bFormat().parse("log:3", line)).isInstanceOf(QuireException.class).hasMessageContaining("log:3: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"lambda,-1", "mask_rate,1", "mask_rate,-0.1", "samples,0", "pgd_steps,0", "epsilon,1.5", "policy,best"})
    void settings(String name, String value) {
        assertThatThrownBy(() -> PolicyOptions.options().parse(Map.of(name, value))).isInstanceOf(QuireException.class)
                .hasMessageContaining("option " + name + "=" + value + " is not valid");
    }

    @Test
    void fewDamagedLinesAreLeftOutAndManyRefused(@TempDir Path folder) throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            lines.add(1317513291 + i + " id-5 0 |user 1 |id-5 |id-6");
        }
        lines.set(1500, "1317513291 id-5");
        Path file = Files.write(folder.resolve("ydata-fp-td-clicks-v2_0.1"), lines);
        try (YahooLog log = new YahooLog(new R6bFormat(), List.of(file), 10)) {
            assertThat(log.next(5000)).hasSize(2999);
            assertThat(log.next(5000)).isEmpty();
        }
        for (int i = 10; i < 20; i++) {
            lines.set(i, "damaged");
        }
        Files.write(file, lines);
        try (YahooLog log = new YahooLog(new R6bFormat(), List.of(file), 10)) {
            assertThatThrownBy(() -> log.next(5000)).isInstanceOf(QuireException.class).hasMessageContaining("more than 0.1 %");
        }
    }

    @Test
    void timeThatGoesBackIsSaid(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("ydata-fp-td-clicks-v2_0.1"), List.of("1317520000 id-5 0 |user 1 |id-5", "1317516401 id-5 0 |user 1 |id-5",
                "1317516399 id-5 0 |user 1 |id-5"));
        Logger logger = (Logger) LoggerFactory.getLogger(YahooLog.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        logger.addAppender(said);
        try (YahooLog log = new YahooLog(new R6bFormat(), List.of(file), 10)) {
            assertThat(log.next(10)).hasSize(3);
        } finally {
            logger.detachAppender(said);
        }
        assertThat(said.list).singleElement().satisfies(e -> assertThat(e.getFormattedMessage()).contains(file + ":3: time goes back by 3601 s"));
    }
}
