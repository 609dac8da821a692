package quire.api.compute;

/** Learning rate over time, as a factor on the optimiser's rate; a pure function, so that a resumed run follows it exactly. */
@FunctionalInterface
public interface Schedule {
    /** @param step number of the update, from 0 */
    double factor(long step);

    /** Always 1. */
    static Schedule constant() {
        return step -> 1.0;
    }

    /** Rises linearly from 1/steps to 1 over the given updates, then follows {@code then}, whose step 0 is the first after the rise. */
    static Schedule warmup(long steps, Schedule then) {
        return step -> step < steps ? (step + 1.0) / steps : then.factor(step - steps);
    }

    /** Falls from 1 to {@code floor} over the given updates along half a cosine. */
    static Schedule cosine(long steps, double floor) {
        return step -> floor + (1 - floor) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1.0, step / (double) Math.max(1, steps))));
    }

    /** Multiplies by {@code factor} at each of the given updates. */
    static Schedule steps(double factor, long... milestones) {
        long[] at = milestones.clone();
        return step -> {
            double f = 1;
            for (long m : at) {
                if (step >= m) {
                    f *= factor;
                }
            }
            return f;
        };
    }
}
