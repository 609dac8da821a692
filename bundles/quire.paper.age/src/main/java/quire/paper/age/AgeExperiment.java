package quire.paper.age;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Experiment;
import quire.api.paper.PaperService;

/** Policies on the synthetic article stream, on equal terms: the same users, clicks, network, updates and seeds. */
@Component
@PaperService(paper = "age", id = "stream")
public final class AgeExperiment implements Experiment {
    private static final Map<String, String> MODEL = Map.of("hidden", "32-16");

    @Override
    public String description() {
        return "greedy, random, epsilon, dropout, ensemble, gradient, LinUCB and AGE with its ablations on an article stream with known truth";
    }

    @Override
    public List<Arm> arms(boolean quick) {
        List<Arm> arms = new ArrayList<>();
        for (String policy : List.of("greedy", "random", "epsilon", "mc-ts", "age-ts", "linucb")) {
            add(arms, quick, policy, policy, Map.of());
        }
        add(arms, quick, "age-ts no gate", "age-ts", Map.of("gate", "off"));
        add(arms, quick, "age-ts no delta", "age-ts", Map.of("uncertainty", "gaussian"));
        add(arms, quick, "age-ts literal", "age-ts", Map.of("lambda", "0.001", "mask_rate", "0.01"));
        if (!quick) {
            for (String policy : List.of("mc-ucb", "ensemble-ts", "ensemble-ucb", "gradient-ts", "gradient-ucb", "age-ucb")) {
                add(arms, false, policy, policy, Map.of());
            }
            add(arms, false, "age-ts no g (ones)", "age-ts", Map.of("direction", "ones"));
            add(arms, false, "age-ts no g (direct)", "age-ts", Map.of("direction", "direct"));
            variants(arms);
        }
        return List.copyOf(arms);
    }

    /** The sweep of lambda, and AGE changed in one place at its own lambda. */
    private static void variants(List<Arm> arms) {
        Map<String, String> own = Knobs.of("age-ts");
        for (String lambda : List.of("0.01", "0.1", "1", "3", "10", "30", "100")) {
            if (!lambda.equals(own.get("lambda"))) {
                add(arms, false, "age-ts lambda " + lambda, "age-ts", Map.of("lambda", lambda));
            }
        }
        for (Map.Entry<String, Map<String, String>> v : Map.of("fgm", Map.of("direction", "fgm"), "pgd_sphere", Map.of("direction", "pgd_sphere"),
                "fixed gate", Map.of("gate", "fixed")).entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            Map<String, String> all = new HashMap<>(own);
            all.putAll(v.getValue());
            add(arms, false, "age-ts " + v.getKey(), "age-ts", all);
        }
        Map<String, String> ungated = new HashMap<>(Knobs.of("age-ucb"));
        ungated.put("gate", "off");
        add(arms, false, "age-ucb no gate", "age-ucb", ungated);
    }

    private static void add(List<Arm> arms, boolean quick, String name, String policy, Map<String, String> more) {
        Map<String, String> trainer = new HashMap<>(Knobs.of(name));
        trainer.put("policy", policy);
        trainer.putAll(more);
        Map<String, String> data = quick ? Map.of("rounds", "40", "articles", "60") : Map.of();
        arms.add(new Arm(name, "age", MODEL, "stream", data, "bandit", Map.copyOf(trainer)));
    }

    @Override
    public int seeds(boolean quick) {
        return quick ? 3 : 24;
    }

    @Override
    public List<Claim> claims() {
        return AgeClaims.all();
    }

    @Override
    public List<String> columns() {
        return List.of("online/clicks", "online/ctr", "online/regret", "online/cold_regret", "online/changed", "online/pcoc");
    }
}
