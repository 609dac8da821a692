package quire.api.compute;

import java.util.List;

/**
 * How parameters follow their gradients. Adam: m, v with bias correction and epsilon added to the root of the corrected v, as in
 * its paper. SGD: v = momentum v + g; p -= lr v. Rows of embedding tables that a batch does not hold are not touched (lazy Adam).
 *
 * @param kind         update rule
 * @param rate         learning rate before schedule and groups, above 0
 * @param beta1        Adam's first decay
 * @param beta2        Adam's second decay
 * @param epsilon      Adam's epsilon
 * @param momentum     SGD's momentum, 0 for none
 * @param weightDecay  L2 term added to the gradient of dense parameters (not tables)
 * @param clipNorm     bound on the joint 2-norm of all gradients, 0 for none
 * @param schedule     factor over time
 * @param groups       exceptions by parameter name; the first that matches counts
 */
public record Optimiser(Kind kind, double rate, double beta1, double beta2, double epsilon, double momentum, double weightDecay,
        double clipNorm, Schedule schedule, List<Group> groups) {

    /** Update rules. */
    public enum Kind { ADAM, SGD }

    /**
     * Parameters treated apart.
     *
     * @param prefix      names that start so
     * @param rateFactor  factor on the learning rate; 0 freezes
     * @param weightDecay replaces the optimiser's
     */
    public record Group(String prefix, double rateFactor, double weightDecay) {
    }

    public Optimiser {
        if (!(rate > 0) || !Double.isFinite(rate)) {
            throw quire.api.QuireException.of("learning rate must be above 0, not %s; set rate to something like 0.001", rate);
        }
        groups = List.copyOf(groups);
    }

    /** Adam with the usual constants. */
    public static Optimiser adam(double rate) {
        return new Optimiser(Kind.ADAM, rate, 0.9, 0.999, 1e-8, 0, 0, 0, Schedule.constant(), List.of());
    }

    /** Stochastic gradient descent. */
    public static Optimiser sgd(double rate, double momentum) {
        return new Optimiser(Kind.SGD, rate, 0.9, 0.999, 1e-8, momentum, 0, 0, Schedule.constant(), List.of());
    }

    public Optimiser withSchedule(Schedule s) {
        return new Optimiser(kind, rate, beta1, beta2, epsilon, momentum, weightDecay, clipNorm, s, groups);
    }

    public Optimiser withBetas(double b1, double b2) {
        return new Optimiser(kind, rate, b1, b2, epsilon, momentum, weightDecay, clipNorm, schedule, groups);
    }

    public Optimiser withWeightDecay(double decay) {
        return new Optimiser(kind, rate, beta1, beta2, epsilon, momentum, decay, clipNorm, schedule, groups);
    }

    public Optimiser withClipNorm(double norm) {
        return new Optimiser(kind, rate, beta1, beta2, epsilon, momentum, weightDecay, norm, schedule, groups);
    }

    public Optimiser withGroups(Group... g) {
        return new Optimiser(kind, rate, beta1, beta2, epsilon, momentum, weightDecay, clipNorm, schedule, List.of(g));
    }

    /** The group of a parameter, or null. */
    public Group groupOf(String parameter) {
        for (Group g : groups) {
            if (parameter.startsWith(g.prefix())) {
                return g;
            }
        }
        return null;
    }

    /** Whether updates leave this parameter as it is. */
    public boolean frozen(String parameter) {
        Group g = groupOf(parameter);
        return g != null && g.rateFactor() == 0;
    }
}
