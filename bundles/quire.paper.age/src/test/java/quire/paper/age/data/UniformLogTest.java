package quire.paper.age.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetRequest;

/** The made stream's log in R6B lines: writer and reader agree, and so do replay and the live world. */
class UniformLogTest {
    private static final World WORLD = new World(40, 10, 30, 256, -1.5, 0.5, 5);
    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void write() throws Exception {
        StreamFactory stream = new StreamFactory();
        Map<String, String> set = Map.of("articles", "40", "life", "10", "rounds", "30", "visits", "256", "base", "-1.5", "taste", "0.5", "log", "true");
        try (Dataset d = stream.open(new DatasetRequest(null, null, stream.options().parse(set), 5, null))) {
            d.writeArtifacts(folder);
        }
        file = folder.resolve("ydata-fp-td-clicks-v2_0.stream");
    }

    @Test
    void theReaderFindsWhatTheWriterWrote() throws Exception {
        try (VisitSource live = WORLD.open(); YahooLog log = new YahooLog(new R6bFormat(), List.of(file), 100)) {
            List<Visit> made = live.next(10000);
            List<Visit> read = log.next(10000);
            assertThat(read).hasSameSizeAs(made).hasSize(7680);
            Map<Long, Integer> rows = log.articles();
            for (int i = 0; i < read.size(); i++) {
                Visit a = made.get(i);
                Visit b = read.get(i);
                assertThat(b.features()).isEqualTo(UniformLog.features(a.numbers()));
                assertThat(b.articles()).isEqualTo(java.util.Arrays.stream(a.articles()).map(id -> rows.get((long) id)).toArray());
                assertThat(b.click()).isEqualTo(live.click(a, b.shown()));
            }
        }
    }

    @Test
    void aLineWrittenFromWhatWasReadIsTheSame() throws Exception {
        R6bFormat format = new R6bFormat();
        try (var lines = java.nio.file.Files.lines(file)) {
            assertThat(lines.limit(500)).allSatisfy(l -> assertThat(format.line(format.parse("x", l))).isEqualTo(l));
        }
    }

    @Test
    void replayAgreesWithTheLiveWorld() throws Exception {
        // the policy that knows the truth, and the one that always takes the first article
        for (boolean best : new boolean[] {true, false}) {
            long kept = 0;
            long clicks = 0;
            double expected = 0;
            try (VisitSource live = WORLD.open(); YahooLog log = new YahooLog(new R6bFormat(), List.of(file), 100)) {
                List<Visit> made = live.next(10000);
                List<Visit> read = log.next(10000);
                for (int i = 0; i < made.size(); i++) {
                    double[] truth = made.get(i).truth();
                    int choice = 0;
                    for (int c = 1; best && c < truth.length; c++) {
                        choice = truth[c] > truth[choice] ? c : choice;
                    }
                    expected += truth[choice] / made.size();
                    if (read.get(i).shown() == choice) {
                        kept++;
                        clicks += read.get(i).click();
                    }
                }
            }
            double rate = (double) clicks / kept;
            assertThat(kept).isGreaterThan(400);
            assertThat(rate).isCloseTo(expected, within(3 * Math.sqrt(expected * (1 - expected) / kept)));
        }
    }

    @Test
    void featuresStayWithinR6bs() {
        assertThat(UniformLog.features(new double[] {-9, -2, 0, 1.99, 2, 9})).containsExactly(1, 2, 22, 52, 81, 101, 121);
    }
}
