package quire.paper.age.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.QuireException;
import quire.paper.age.api.Candidate;
import quire.paper.age.api.Ranked;
import quire.paper.age.api.Request;
import quire.paper.age.data.VisitFields;

/** Bad calls are refused with one line, and leave the explorer as it was. */
class ExplorerRejectTest {
    private static final List<Double> USER = List.of(0.1, 0.2);
    private static final Candidate FIVE = new Candidate(5, List.of(0.3));

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(QuireException.class).hasMessageContaining(message);
    }

    @Test
    void requests() {
        try (Trial t = new Trial(Map.of("policy", "greedy"))) {
            LiveExplorer e = t.explorer;
            refused(() -> e.rank(new Request(" ", List.of(1), USER, List.of(FIVE))), "a request has no id");
            refused(() -> e.rank(new Request("q", List.of(1), USER, List.of())), "request 'q' has no candidates; give at least one");
            refused(() -> e.rank(new Request("q", List.of(1), USER, List.of(FIVE, FIVE))), "request 'q' has item 5 twice");
            refused(() -> e.rank(new Request("q", List.of(1, 11), USER, List.of(FIVE))), "request 'q' has feature 11; features are 1 to 10");
            refused(() -> e.rank(new Request("q", List.of(0), USER, List.of(FIVE))), "request 'q' has feature 0");
            refused(() -> e.rank(new Request("q", List.of(1), List.of(0.1), List.of(FIVE))), "has 1 numbers of the user; this model was trained with 2");
            refused(() -> e.rank(new Request("q", List.of(1), List.of(0.1, Double.POSITIVE_INFINITY), List.of(FIVE))), "the number Infinity of the user");
            refused(() -> e.rank(new Request("q", List.of(1), USER, List.of(FIVE, new Candidate(6, List.of(Double.NaN))))),
                    "request 'q' has the number NaN of item 6; give finite numbers");
            refused(() -> e.rank(new Request("q", List.of(1), USER, List.of(new Candidate(6)))), "has 0 numbers of item 6");
            assertThat(e.monitor().requests()).isZero();
            assertThat(e.rank(new Request("q", List.of(1), USER, List.of(FIVE)))).hasSize(1);
            refused(() -> e.rank(new Request("q", List.of(2), USER, List.of(FIVE))), "request id 'q' was used for another user or other candidates");
        }
    }

    @Test
    void outcomes() {
        try (Trial t = new Trial(Map.of("policy", "greedy", "remembered", "2"))) {
            LiveExplorer e = t.explorer;
            e.rank(new Request("q", List.of(1), USER, List.of(FIVE)));
            refused(() -> e.feedback("q", 5, 2), "click 2 of item 5 in request 'q' is neither 0 nor 1");
            refused(() -> e.feedback("p", 5, 1), "request 'p' is unknown or too long ago");
            refused(() -> e.feedback("q", 6, 1), "item 6 was not among the candidates of request 'q'");
            assertThat(e.monitor().outcomes()).isZero();
            e.feedback("q", 5, 1);
            refused(() -> e.feedback("q", 5, 1), "item 5 of request 'q' is answered already");
            e.rank(new Request("q2", List.of(1), USER, List.of(FIVE)));
            e.rank(new Request("q3", List.of(1), USER, List.of(FIVE)));
            refused(() -> e.feedback("q", 5, 1), "too long ago");
            assertThat(e.monitor().outcomes()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void strengths(double lambda) {
        try (Trial t = new Trial(Map.of("lambda", "2"))) {
            refused(() -> t.explorer.lambda(lambda), "lambda " + lambda + " is not a finite number from 0");
            assertThat(t.explorer.lambda()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"share,1.5", "share,-0.1", "impressions,-1", "learn_every,-1", "lambda,-3", "mask_rate,1", "samples,0", "pgd_steps,0", "remembered,0"})
    void settings(String name, String value) {
        refused(() -> ExplorerOptions.of(Map.of(name, value)), "option " + name + "=" + value + " is not valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linucb", "ensemble-ts", "ensemble-ucb"})
    void policiesOfSeveralNetworks(String policy) {
        refused(() -> ExplorerOptions.of(Map.of("policy", policy)), "policy '" + policy + "' needs more than the one network of a run");
    }

    @Test
    void snapshots(@TempDir Path folder) throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "not a snapshot at all");
        try (Trial t = new Trial(Map.of("policy", "greedy")); Trial wide = new Trial(Map.of("policy", "greedy"), VisitFields.schema(50, 90, 4, 2, 1), Map.of())) {
            List<Ranked> before = t.explorer.rank(Trial.request(3));
            refused(() -> t.explorer.restore(folder.resolve("none")), "there is no such snapshot");
            refused(() -> t.explorer.restore(other), "other");
            wide.explorer.snapshot(folder.resolve("wide"));
            refused(() -> t.explorer.restore(folder.resolve("wide")), "embedding");
            new Snapshot(Map.of(), Map.of(), Map.of()).write(folder.resolve("empty"));
            refused(() -> t.explorer.restore(folder.resolve("empty")), "the snapshot has no 'counts'");
            assertThat(t.explorer.rank(Trial.request(3))).isEqualTo(before);
        }
    }
}
