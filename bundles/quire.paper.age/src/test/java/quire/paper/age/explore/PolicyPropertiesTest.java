package quire.paper.age.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.compute.Lease;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Schema;
import quire.api.tensor.DType;
import quire.paper.age.data.Pools;
import quire.paper.age.data.Visit;
import quire.paper.age.data.VisitFields;
import quire.paper.age.model.ExplorableModel;
import quire.paper.age.model.GatingUnit;
import quire.paper.age.model.MlpFactory;
import quire.testkit.Engines;

/** What must hold of every policy, whatever the network (section 5 of the notes on the paper). */
class PolicyPropertiesTest {
    private static final Schema SCHEMA = VisitFields.schema(6, 30, 3, 2, 0);
    private static Lease lease;
    private static final List<Scorer> NETWORKS = new ArrayList<>();

    @BeforeAll
    static void open() {
        lease = Engines.chosen();
        MlpFactory mlp = new MlpFactory();
        ExplorableModel model = new ExplorableModel(mlp.create(mlp.options().parse(Map.of("hidden", "16-8", "user_embedding", "3", "item_embedding", "4",
                "init_sd", "0.5")), SCHEMA, DType.FLOAT), new GatingUnit(4), false);
        for (int m = 0; m < 3; m++) {
            NETWORKS.add(new Scorer(lease.open(model, SessionOptions.inference(m + 1)), model));
        }
    }

    @AfterAll
    static void close() {
        NETWORKS.clear();
        lease.close();
    }

    private static Ranking rank(List<Visit> visits, String... set) {
        Map<String, String> options = new HashMap<>(Map.of("gate", "off", "mask_rate", "0.3", "lambda", "2", "members", "3"));
        for (int i = 0; i < set.length; i += 2) {
            options.put(set[i], set[i + 1]);
        }
        PolicyOptions o = PolicyOptions.of(PolicyOptions.options().parse(options));
        return new Ranker(NETWORKS.subList(0, o.networks()), o, new Pools(SCHEMA), new LinUcb(6, 2), 11).rank(visits);
    }

    private static List<Visit> visits(int count, int pool) {
        List<Visit> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SplittableRandom r = new SplittableRandom(i);
            int[] articles = new int[pool];
            for (int c = 0; c < pool; c++) {
                articles[c] = 1 + (i + 2 * c) % 29;
            }
            out.add(new Visit(i, 0, new int[] {1, 2 + i % 4}, new double[] {r.nextGaussian(), r.nextGaussian()}, articles, null, -1, 0, null));
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(strings = {"age-ts", "age-ucb"})
    void withoutStrengthTheScoreIsThePredictionBitByBit(String policy) {
        for (String direction : List.of("fgm", "pgd_ball", "pgd_sphere", "ones", "direct")) {
            Ranking r = rank(visits(6, 9), "policy", policy, "lambda", "0", "direction", direction);
            assertThat(r.score()).as(direction).isEqualTo(r.ctr());
            assertThat(r.norm()).containsOnly(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"age-ts,fgm", "age-ts,pgd_ball", "age-ts,pgd_sphere", "age-ucb,fgm", "age-ucb,pgd_ball", "age-ucb,pgd_sphere"})
    void noEmbeddingMovesFurtherThanItsUncertaintyAllows(String policy, String direction) {
        for (String slice : List.of("all", "item")) {
            Ranking r = rank(visits(6, 9), "policy", policy, "direction", direction, "slice", slice);
            for (int i = 0; i < r.norm().length; i++) {
                assertThat(r.norm()[i]).isLessThanOrEqualTo(2 * Math.abs(r.delta()[i]) + 1e-5);
            }
            assertThat(r.score()).isNotEqualTo(r.ctr());
        }
    }

    @Test
    void aSmallUpperBoundNeverLowersAScore() {
        Ranking r = rank(visits(6, 9), "policy", "age-ucb", "lambda", "0.0001");
        for (int i = 0; i < r.score().length; i++) {
            assertThat(r.delta()[i]).isNotNegative();
            assertThat(r.score()[i]).isGreaterThanOrEqualTo(r.ctr()[i] - 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"greedy", "mc-ts", "mc-ucb", "ensemble-ts", "ensemble-ucb", "gradient-ucb", "linucb", "age-ts", "age-ucb"})
    void theOrderOfTheCandidatesDoesNotMatter(String policy) {
        Visit v = visits(1, 12).get(0);
        int[] turned = new int[12];
        for (int c = 0; c < 12; c++) {
            turned[c] = v.articles()[11 - c];
        }
        Ranking a = rank(List.of(v), "policy", policy);
        Ranking b = rank(List.of(new Visit(v.id(), 0, v.features(), v.numbers(), turned, null, -1, 0, null)), "policy", policy);
        for (int c = 0; c < 12; c++) {
            assertThat(b.score()[11 - c]).isCloseTo(a.score()[c], within(1e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "epsilon", "mc-ts", "mc-ucb", "ensemble-ts", "gradient-ts", "age-ts", "age-ucb"})
    void whatARequestDrawsDoesNotDependOnTheOthers(String policy) {
        List<Visit> all = visits(5, 9);
        Ranking together = rank(all, "policy", policy, "epsilon", "0.5");
        for (int q = 4; q >= 0; q--) {
            Ranking alone = rank(List.of(all.get(q)), "policy", policy, "epsilon", "0.5");
            for (int c = 0; c < 9; c++) {
                assertThat(together.score()[9 * q + c]).isCloseTo(alone.score()[c], within(1e-5));
            }
        }
    }

    @Test
    void candidatesOfARequestShareOneMask() {
        Visit v = new Visit(3, 0, new int[] {1}, new double[] {0.5, -1}, new int[] {4, 4, 4}, null, -1, 0, null);
        double[] delta = rank(List.of(v), "policy", "mc-ts").delta();
        assertThat(delta[0]).isNotZero();
        assertThat(delta).containsExactly(new double[] {delta[0], delta[0], delta[0]}, within(1e-6));
    }

    @Test
    void epsilonExploresItsShareOfTheRequests() {
        List<Visit> all = visits(2000, 3);
        Ranking r = rank(all, "policy", "epsilon", "epsilon", "0.2");
        int explored = 0;
        for (int q = 0; q < all.size(); q++) {
            explored += r.score()[3 * q] == r.ctr()[3 * q] ? 0 : 1;
        }
        assertThat(explored / 2000.0).isCloseTo(0.2, within(0.03));
    }

    @Test
    void aGateThatIsShutKeepsThePrediction() {
        Ranking r = rank(visits(6, 9), "policy", "age-ts", "gate", "fixed", "gate_threshold", "1");
        assertThat(r.score()).isEqualTo(r.ctr());
        assertThat(r.gate()).containsOnly(0);
    }
}
