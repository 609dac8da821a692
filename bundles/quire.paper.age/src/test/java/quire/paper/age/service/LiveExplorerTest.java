package quire.paper.age.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.paper.age.api.Candidate;
import quire.paper.age.api.Monitor;
import quire.paper.age.api.Ranked;
import quire.paper.age.api.Request;
import quire.paper.age.data.VisitFields;

class LiveExplorerTest {
    private static final Map<String, String> STRONG = Map.of("policy", "age-ts", "lambda", "5", "gate", "off", "mask_rate", "0.3");

    private static List<List<Ranked>> all(LiveExplorer e, int requests) {
        List<List<Ranked>> out = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            out.add(e.rank(Trial.request(i)));
        }
        return out;
    }

    private static void answer(LiveExplorer e, int from, int to) {
        for (int i = from; i < to; i++) {
            Ranked first = e.rank(Trial.request(i)).get(0);
            e.feedback("r" + i, first.item(), i % 3 == 0 ? 1 : 0);
        }
    }

    @Test
    void ranksByTheExplorationScoreAndKeepsThePlainPredictionForBilling() {
        try (Trial t = new Trial(with(STRONG, "direction", "fgm")); Trial plain = new Trial(Map.of("policy", "greedy"))) {
            List<Ranked> ranked = t.explorer.rank(Trial.request(1));
            assertThat(ranked).hasSize(12).isSortedAccordingTo(Comparator.comparingDouble(Ranked::exploreScore).reversed());
            assertThat(ranked).allMatch(r -> r.gate() && r.delta() != 0 && r.exploreScore() != r.pctr());
            assertThat(ranked).allSatisfy(r -> assertThat(r.perturbationNorm()).isCloseTo(5 * Math.abs(r.delta()), within(1e-4)));
            List<Ranked> other = plain.explorer.rank(Trial.request(1));
            assertThat(other).isSortedAccordingTo(Comparator.comparingDouble(Ranked::pctr).reversed()).allMatch(r -> r.delta() == 0 && r.perturbationNorm() == 0);
            for (Ranked r : other) {
                assertThat(ranked).anyMatch(x -> x.item() == r.item() && x.pctr() == r.pctr());
            }
        }
    }

    @Test
    void theSameRequestRanksTheSameUntilTheModelLearns() {
        try (Trial a = new Trial(STRONG); Trial b = new Trial(STRONG)) {
            List<List<Ranked>> first = all(a.explorer, 20);
            assertThat(all(a.explorer, 20)).isEqualTo(first);
            for (int i = 19; i >= 0; i--) {
                assertThat(b.explorer.rank(Trial.request(i))).as("another explorer, backwards").isEqualTo(first.get(i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"age-ts", "age-ucb", "mc-ts", "mc-ucb", "gradient-ts", "gradient-ucb", "epsilon", "random"})
    void theKillSwitchIsGreedyBitByBit(String policy) {
        Map<String, String> set = Map.of("policy", policy, "lambda", "30", "gate", "off", "mask_rate", "0.3", "epsilon", "1");
        try (Trial t = new Trial(set); Trial greedy = new Trial(Map.of("policy", "greedy"))) {
            List<List<Ranked>> wanted = all(greedy.explorer, 10);
            List<List<Ranked>> explored = all(t.explorer, 10);
            assertThat(order(explored)).isNotEqualTo(order(wanted));
            t.explorer.lambda(0);
            assertThat(t.explorer.lambda()).isZero();
            assertThat(all(t.explorer, 10)).isEqualTo(wanted);
            t.explorer.lambda(30);
            assertThat(all(t.explorer, 10)).isEqualTo(explored);
        }
    }

    private static List<List<Long>> order(List<List<Ranked>> all) {
        return all.stream().map(l -> l.stream().map(Ranked::item).toList()).toList();
    }

    @Test
    void onlyTheCappedShareOfRequestsIsExplored() {
        try (Trial t = new Trial(with(STRONG, "share", "0.25")); Trial greedy = new Trial(Map.of("policy", "greedy"))) {
            int explored = 0;
            for (int i = 0; i < 400; i++) {
                boolean plain = t.explorer.rank(Trial.request(i)).stream().allMatch(r -> r.exploreScore() == r.pctr());
                explored += plain ? 0 : 1;
                if (plain) {
                    assertThat(t.explorer.rank(Trial.request(i))).isEqualTo(greedy.explorer.rank(Trial.request(i)));
                }
            }
            assertThat(explored).isBetween(65, 135);
        }
    }

    private static Map<String, String> with(Map<String, String> base, String name, String value) {
        Map<String, String> all = new java.util.HashMap<>(base);
        all.put(name, value);
        return all;
    }

    @Test
    void itemsShownOftenEnoughAreNoLongerExplored() {
        try (Trial t = new Trial(with(with(STRONG, "impressions", "3"), "learn_every", "0"))) {
            List<Candidate> pool = Trial.request(0).candidates();
            long item = pool.get(4).item();
            for (int i = 0; i < 3; i++) {
                assertThat(t.explorer.rank(new Request("again" + i, List.of(1), List.of(0.5, 0.5), pool))).allMatch(x -> x.exploreScore() != x.pctr());
                t.explorer.feedback("again" + i, item, 0);
            }
            List<Ranked> last = t.explorer.rank(new Request("last", List.of(1), List.of(0.5, 0.5), pool));
            assertThat(of(item, last)).matches(x -> x.exploreScore() == x.pctr());
            assertThat(last).filteredOn(x -> x.item() != item).allMatch(x -> x.exploreScore() != x.pctr());
        }
    }

    private static Ranked of(long item, List<Ranked> ranked) {
        return ranked.stream().filter(r -> r.item() == item).findFirst().orElseThrow();
    }

    @Test
    void clicksTeachTheModelAndAreCounted() {
        try (Trial t = new Trial(Map.of("policy", "greedy", "learn_every", "16", "batch", "32"))) {
            List<Ranked> before = t.explorer.rank(Trial.request(999));
            answer(t.explorer, 0, 15);
            assertThat(t.explorer.rank(Trial.request(999))).isEqualTo(before);
            answer(t.explorer, 15, 16);
            assertThat(t.explorer.rank(Trial.request(999))).isNotEqualTo(before);
            Monitor m = t.explorer.monitor();
            assertThat(m.outcomes()).isEqualTo(16);
            assertThat(m.clicks()).isEqualTo(6);
            assertThat(m.requests()).isEqualTo(19);
            assertThat(m.pcoc()).isCloseTo(m.predicted() / 6, within(1e-12));
        }
    }

    @Test
    void aSnapshotGoesOnAsIfNothingHadHappened(@TempDir Path folder) throws Exception {
        Map<String, String> set = with(STRONG, "learn_every", "10");
        try (Trial whole = new Trial(set); Trial second = new Trial(set)) {
            answer(whole.explorer, 0, 25);
            whole.explorer.snapshot(folder.resolve("state"));
            Monitor then = whole.explorer.monitor();
            answer(whole.explorer, 25, 60);
            answer(second.explorer, 100, 117);
            second.explorer.restore(folder.resolve("state"));
            assertThat(second.explorer.monitor()).isEqualTo(then);
            answer(second.explorer, 25, 60);
            assertThat(all(second.explorer, 5)).isEqualTo(all(whole.explorer, 5));
            assertThat(second.explorer.monitor()).isEqualTo(whole.explorer.monitor());
        }
    }

    @Test
    void manyCallersGetWhatOneGets() throws Exception {
        try (Trial t = new Trial(STRONG)) {
            List<List<Ranked>> wanted = all(t.explorer, 64);
            ExecutorService callers = Executors.newFixedThreadPool(8);
            try {
                List<Future<List<Ranked>>> found = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    int number = i;
                    found.add(callers.submit((Callable<List<Ranked>>) () -> t.explorer.rank(Trial.request(number))));
                }
                for (int i = 0; i < 64; i++) {
                    assertThat(found.get(i).get()).isEqualTo(wanted.get(i));
                }
            } finally {
                callers.shutdownNow();
            }
            assertThat(t.explorer.monitor().requests()).isEqualTo(128);
        }
    }

    @Test
    void newItemsGetRowsWhileThereAreFreeOnes() {
        try (Trial t = new Trial(Map.of("policy", "greedy"), VisitFields.schema(1, 4, 0, 0, 0), Map.of(555L, 1))) {
            List<Candidate> pool = List.of(new Candidate(555), new Candidate(700), new Candidate(800), new Candidate(900), new Candidate(901));
            List<Ranked> ranked = t.explorer.rank(new Request("a", List.of(), List.of(), pool));
            assertThat(ranked.stream().mapToDouble(Ranked::pctr).distinct().count()).as("three rows, then the shared one").isEqualTo(4);
            assertThat(of(900, ranked).pctr()).isEqualTo(of(901, ranked).pctr());
        }
    }
}
