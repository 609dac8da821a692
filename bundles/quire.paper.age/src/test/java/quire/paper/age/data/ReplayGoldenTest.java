package quire.paper.age.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.paper.age.explore.Ranking;
import quire.testkit.Golden;

/** Replay of the reference's log in R6B lines, through the reader that trainings use. */
class ReplayGoldenTest {
    @Test
    void picksMatchesAndClicks(@TempDir Path folder) throws Exception {
        JsonNode root = Golden.load(getClass(), "replay_r6b").root();
        List<String> lines = new ArrayList<>();
        root.get("inputs").get("log_lines").forEach(n -> lines.add(n.asText()));
        Path file = Files.write(folder.resolve("ydata-fp-td-clicks-v2_0.20111002"), lines);
        int matched = 0;
        int clicks = 0;
        try (YahooLog log = new YahooLog(new R6bFormat(), List.of(file), 100)) {
            List<Visit> visits = log.next(1000);
            assertThat(visits).hasSameSizeAs(lines);
            for (int i = 0; i < lines.size(); i++) {
                YahooLine line = new R6bFormat().parse("line " + i, lines.get(i));
                JsonNode scores = root.get("inputs").get("scores").get(i);
                double[] score = java.util.Arrays.stream(line.pool()).mapToDouble(a -> scores.get(Long.toString(a)).asDouble()).toArray();
                int[] order = java.util.Arrays.stream(line.pool()).mapToInt(a -> (int) a).toArray();
                int best = new Ranking(new int[] {0, order.length}, score, score, score, score, score).best(0, score, order);
                assertThat(line.pool()[best]).isEqualTo(root.get("expected").get("pick").get(i).asLong());
                boolean match = best == visits.get(i).shown();
                assertThat(match).isEqualTo(root.get("expected").get("match").get(i).asInt() == 1);
                matched += match ? 1 : 0;
                clicks += match ? visits.get(i).click() : 0;
            }
        }
        assertThat(matched).isEqualTo(root.get("expected").get("matched_events").asInt());
        assertThat(clicks).isEqualTo(root.get("expected").get("clicks").asInt());
        YahooLine first = new R6bFormat().parse("line 1", lines.get(0));
        JsonNode expected = root.get("expected").get("first_line");
        assertThat(first.time()).isEqualTo(expected.get("timestamp").asLong());
        assertThat(first.shown()).isEqualTo(expected.get("shown").asLong());
        assertThat(first.click()).isEqualTo(expected.get("click").asInt());
        for (int i = 0; i < first.features().length; i++) {
            assertThat(first.features()[i]).isEqualTo(expected.get("features").get(i).asInt());
        }
    }
}
