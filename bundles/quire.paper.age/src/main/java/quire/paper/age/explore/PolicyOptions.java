package quire.paper.age.explore;

import quire.api.option.OptionValues;
import quire.api.option.Options;

/** Which policy ranks, and every switch of it. */
public record PolicyOptions(String policy, double epsilon, double strength, double lambda, double rate, boolean rescale, int samples, Spread spread,
        String uncertainty, String direction, int steps, double alpha, boolean itemOnly, String gate, double threshold, int members) {

    public static Options options() {
        return Options.none()
                .word("policy", "age-ts", "how candidates are ranked", "greedy", "random", "epsilon", "mc-ts", "mc-ucb", "ensemble-ts", "ensemble-ucb",
                        "gradient-ts", "gradient-ucb", "linucb", "age-ts", "age-ucb")
                .number("epsilon", 0.1, 0, 1, "share of requests that epsilon ranks at random (paper: not given)")
                .number("strength", 1, 0, 1e6, "factor on the bonus of mc-*, ensemble-ucb, gradient-* and linucb")
                .number("lambda", 3, 0, 1e9, "radius of pseudo-exploration per unit of uncertainty (paper: 0.001 offline, 0.002 online); 0 is greedy")
                .number("mask_rate", 0.1, 0, 0.999, "share of dense weights that a mask drops (paper: 0.01)")
                .flag("rescale", false, "divide kept weights by 1 - mask_rate (not stated)")
                .integer("samples", 20, 1, 1000, "masked predictions of the UCB form (paper: 20)")
                .word("spread", "std", "uncertainty of the UCB form: std, or variance as the prose says", "std", "variance")
                .word("about", "point", "spread about the prediction without mask (equation 12) or about the mean (footnote)", "point", "mean")
                .word("uncertainty", "mc", "mc, or gaussian noise instead (ablation without delta)", "mc", "gaussian")
                .word("direction", "pgd_ball", "adversarial gradient, or an ablation without it: ones = fixed direction, direct = delta added to the score",
                        "fgm", "pgd_ball", "pgd_sphere", "ones", "direct")
                .integer("pgd_steps", 5, 1, 100, "steps of PGD (paper: not stated)")
                .number("pgd_alpha", 0.5, 1e-6, 10, "step of pgd_ball as a share of the radius")
                .word("slice", "all", "which part of the embedding moves", "all", "item")
                .word("gate", "dgu", "dgu = shallow network, fixed = threshold, off", "dgu", "fixed", "off")
                .number("gate_threshold", 0.02, 0, 1, "click rate of the fixed gate (paper's ablation: 0.02, 0.01, 0.005)")
                .integer("members", 5, 1, 100, "networks of an ensemble (paper: 5)");
    }

    public static PolicyOptions of(OptionValues o) {
        return new PolicyOptions(o.word("policy"), o.number("epsilon"), o.number("strength"), o.number("lambda"), o.number("mask_rate"), o.flag("rescale"),
                o.integer("samples"), new Spread(o.word("spread").equals("variance"), o.word("about").equals("mean")), o.word("uncertainty"),
                o.word("direction"), o.integer("pgd_steps"), o.number("pgd_alpha"), o.word("slice").equals("item"), o.word("gate"),
                o.number("gate_threshold"), o.integer("members"));
    }

    /** Networks the policy needs. */
    public int networks() {
        return policy.startsWith("ensemble") ? members : 1;
    }

    /** The same with another strength of exploration; 0 is the greedy policy, whatever this one is. */
    public PolicyOptions withLambda(double value) {
        return new PolicyOptions(value == 0 ? "greedy" : policy, epsilon, strength, value, rate, rescale, samples, spread, uncertainty, direction, steps, alpha,
                itemOnly, gate, threshold, members);
    }

    /** Whether the UCB form would rest on one sample, which is allowed but worth a warning. */
    public boolean single() {
        return samples == 1 && (policy.equals("mc-ucb") || policy.equals("age-ucb"));
    }

    boolean thompson() {
        return policy.endsWith("-ts");
    }
}
