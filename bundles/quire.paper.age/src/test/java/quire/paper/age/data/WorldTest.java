package quire.paper.age.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The made stream. */
class WorldTest {
    private static final World WORLD = new World(150, 40, 150, 16, -3.2, 0.25, 3);

    @Test
    void everyPolicyMeetsTheSameVisitsAndClicks() throws Exception {
        try (VisitSource a = WORLD.open(); VisitSource b = WORLD.open()) {
            List<Visit> once = a.next(500);
            List<Visit> again = b.next(500);
            for (int i = 0; i < once.size(); i++) {
                assertThat(again.get(i).numbers()).isEqualTo(once.get(i).numbers());
                assertThat(b.click(again.get(i), 0)).isEqualTo(a.click(once.get(i), 0));
            }
        }
    }

    @Test
    void aboutThirtyArticlesAreLiveAndThePoolTurnsOver() throws Exception {
        try (VisitSource s = WORLD.open()) {
            List<Visit> all = s.next(150 * 16);
            assertThat(all).hasSize(2400);
            assertThat(all.stream().mapToInt(v -> v.articles().length).average().orElse(0)).isBetween(25.0, 38.0);
            assertThat(all.get(0).articles()).doesNotContain(all.get(2399).articles());
            assertThat(s.next(1)).isEmpty();
        }
    }

    @Test
    void clicksFollowTheTruth() throws Exception {
        try (VisitSource s = WORLD.open()) {
            double expected = 0;
            int clicks = 0;
            int rows = 0;
            for (Visit v : s.next(2400)) {
                for (int c = 0; c < v.articles().length; c++) {
                    expected += v.truth()[c];
                    clicks += s.click(v, c);
                    rows++;
                }
            }
            assertThat((double) clicks / rows).isCloseTo(expected / rows, org.assertj.core.api.Assertions.within(4 * Math.sqrt(expected) / rows));
        }
    }
}
