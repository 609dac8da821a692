package quire.paper.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Results;
import quire.api.option.OptionValues;
import quire.paper.age.data.StreamFactory;
import quire.paper.age.explore.PolicyOptions;
import quire.paper.age.model.MlpFactory;
import quire.paper.age.online.BanditTrainer;

class AgeExperimentTest {
    private final AgeExperiment experiment = new AgeExperiment();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void armsAreDistinctAndTheirOptionsExist(boolean quick) {
        List<Arm> arms = experiment.arms(quick);
        assertThat(arms.stream().map(Arm::name)).doesNotHaveDuplicates();
        assertThat(arms.stream().map(a -> new TreeMap<>(a.trainerOptions()))).doesNotHaveDuplicates();
        for (Arm a : arms) {
            OptionValues o = new BanditTrainer().options().parse(a.trainerOptions());
            assertThat(PolicyOptions.of(o).policy()).isNotBlank();
            assertThat(new StreamFactory().options().parse(a.datasetOptions()).integer("rounds")).isEqualTo(quick ? 40 : 150);
            assertThat(new MlpFactory().options().parse(a.modelOptions()).layers("hidden")).containsExactly(32, 16);
        }
    }

    @Test
    void everyPolicyIsThereAndTheStrengthIsSwept() {
        List<Arm> arms = experiment.arms(false);
        assertThat(arms.stream().map(a -> a.trainerOptions().get("policy"))).contains("greedy", "random", "epsilon", "mc-ts", "mc-ucb", "ensemble-ts",
                "ensemble-ucb", "gradient-ts", "gradient-ucb", "linucb", "age-ts", "age-ucb");
        assertThat(arms.stream().filter(a -> a.trainerOptions().get("policy").equals("age-ts")).map(a -> Double.valueOf(
                a.trainerOptions().getOrDefault("lambda", "3")))).contains(0.001, 0.01, 0.1, 1.0, 3.0, 10.0, 30.0, 100.0);
        assertThat(experiment.seeds(false)).isGreaterThanOrEqualTo(20);
    }

    @Test
    void ageAndDropoutSamplingShareTheirUncertainty() {
        Map<String, Arm> arms = new HashMap<>();
        experiment.arms(false).forEach(a -> arms.put(a.name(), a));
        for (String option : List.of("mask_rate", "samples", "spread", "rescale", "about")) {
            assertThat(arms.get("age-ts").trainerOptions().get(option)).isEqualTo(arms.get("mc-ts").trainerOptions().get(option));
        }
    }

    /** Clicks per seed: greedy 1000 and a little noise that all arms share, the others above that. */
    private static Results results(int seeds, double age, double spread) {
        Map<String, Map<String, List<Double>>> values = new HashMap<>();
        for (String arm : List.of("greedy", "mc-ts", "age-ts", "age-ts no gate", "age-ts no delta", "age-ts literal")) {
            List<Double> clicks = new ArrayList<>();
            for (int s = 0; s < seeds; s++) {
                clicks.add(1000 + 10 * s + (arm.equals("age-ts") ? age + (s % 2 == 0 ? spread : -spread) : 0));
            }
            values.put(arm, Map.of("online/clicks", clicks, "online/changed", IntStream.range(0, seeds).mapToObj(s -> 0.002).toList()));
        }
        return new Results(values);
    }

    @ParameterizedTest
    @CsvSource({"20,100,10,confirmed,confirmed", "20,30,10,refuted,confirmed", "20,60,400,inconclusive,inconclusive", "20,-5,10,refuted,refuted",
        "19,100,10,inconclusive,inconclusive", "24,-5,400,refuted,refuted"})
    void verdictsFollowTheRules(int seeds, double age, double spread, String greedy, String same) {
        Results r = results(seeds, age, spread);
        assertThat(verdict("greedy", r)).isEqualTo(greedy);
        assertThat(verdict("same-delta", r)).isEqualTo(same);
        assertThat(verdict("gate", r)).isEqualTo(same);
        assertThat(verdict("literal", r)).isEqualTo("refuted");
    }

    private static String verdict(String id, Results r) {
        Claim c = AgeClaims.all().stream().filter(x -> x.id().equals(id)).findFirst().orElseThrow();
        Claim.Finding f = c.judge().apply(r);
        assertThat(f.evidence()).isNotBlank();
        return f.verdict().name().toLowerCase(java.util.Locale.ROOT);
    }
}
