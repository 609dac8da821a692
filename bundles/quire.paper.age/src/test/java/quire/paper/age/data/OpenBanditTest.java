package quire.paper.age.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import quire.api.dataset.DatasetRequest;
import quire.api.tensor.Seeds;
import quire.testkit.SharedData;

/** The real log, where it is at hand. */
class OpenBanditTest {
    @Test
    void replayOfTheUniformPolicyEstimatesTheLogsClickRate() throws Exception {
        Path men = SharedData.find("ctr/obd/random/men");
        OpenBanditFactory factory = new OpenBanditFactory();
        assertThat(factory.recognises(men)).isTrue();
        BanditData data = (BanditData) factory.open(new DatasetRequest(men, null, factory.options().parse(Map.of()), 1, null));
        try (VisitSource log = data.opener().open()) {
            List<Visit> visits = log.next(20000);
            assertThat(visits).hasSize(10000);
            double rate = visits.stream().mapToInt(Visit::click).average().orElseThrow();
            assertThat(rate).isEqualTo(0.0046);
            long kept = 0;
            long clicks = 0;
            for (int seed = 0; seed < 300; seed++) {
                for (Visit v : visits) {
                    SplittableRandom random = Seeds.random(seed, "uniform", v.id());
                    if (random.nextInt(v.articles().length) == v.shown()) {
                        kept++;
                        clicks += v.click();
                    }
                }
            }
            assertThat(kept / (300.0 * 10000)).isCloseTo(1 / 34.0, within(0.0005));
            // three standard errors of 300 replays
            assertThat((double) clicks / kept).isCloseTo(rate, within(3 * Math.sqrt(rate / kept)));
        }
    }
}
