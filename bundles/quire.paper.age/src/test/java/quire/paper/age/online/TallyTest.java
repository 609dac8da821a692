package quire.paper.age.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.paper.age.data.Visit;

class TallyTest {
    private static final Visit VISIT = new Visit(1, 0, new int[0], new double[0], new int[] {7, 8, 9}, null, -1, 0, new double[] {0.1, 0.4, 0.2});

    @Test
    void aPolicyThatKnowsTheTruthHasNoRegret() {
        Tally t = new Tally();
        for (int i = 0; i < 50; i++) {
            t.request(false);
            t.outcome(VISIT, 1, i % 2, 0.4);
        }
        Map<String, Double> r = t.result();
        assertThat(r.get("online/regret")).isZero();
        assertThat(r.get("online/cold_regret")).isZero();
        assertThat(r.get("online/expected")).isEqualTo(r.get("online/oracle")).isCloseTo(20, within(1e-9));
        assertThat(r.get("online/clicks")).isEqualTo(25);
        assertThat(r.get("online/ctr")).isEqualTo(0.5);
        assertThat(r.get("online/pcoc")).isCloseTo(20 / 25.0, within(1e-9));
    }

    @Test
    void anArticleIsColdForItsFirstTwoHundredImpressions() {
        Tally t = new Tally();
        for (int i = 0; i < 300; i++) {
            t.outcome(VISIT, 2, 0, 0.2);
        }
        assertThat(t.result().get("online/regret")).isCloseTo(60, within(1e-9));
        assertThat(t.result().get("online/cold_regret")).isCloseTo(40, within(1e-9));
        assertThat(t.result().get("online/pcoc")).isNaN();
    }

    @Test
    void itsWordsAreExact() {
        Tally t = new Tally();
        for (int i = 0; i < 250; i++) {
            t.request(i % 3 == 0);
            t.outcome(VISIT, i % 3, i % 5 == 0 ? 1 : 0, 1.0 / (i + 3));
        }
        Tally again = Tally.of(t.state());
        assertThat(again.result()).isEqualTo(t.result());
        t.outcome(VISIT, 2, 1, 0.3);
        again.outcome(VISIT, 2, 1, 0.3);
        assertThat(again.result()).isEqualTo(t.result());
        assertThat(Tally.of(new Tally().state()).result()).isEqualTo(new Tally().result());
    }
}
