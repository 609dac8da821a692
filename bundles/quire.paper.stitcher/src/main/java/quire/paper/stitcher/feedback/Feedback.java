package quire.paper.stitcher.feedback;

import quire.api.tensor.Seeds;

/**
 * The rule of section 3.2: an update is made with stitched images if small objects had less than {@code tau} of the loss at the one
 * before. Only the last update counts. A share that is no number (no positive place) is not below anything.
 */
public final class Feedback {
    private final StitchOptions options;
    private final long seed;
    private double share;

    /** Begins with a share of 0, as the authors' code does: the first update is stitched. */
    public Feedback(StitchOptions options, long seed) {
        this.options = options;
        this.seed = seed;
        this.share = options.first();
    }

    /** Whether an update is to be stitched. */
    public boolean stitched(long step) {
        return switch (options.mode()) {
            case FEEDBACK -> share < options.tau();
            case REGULAR -> false;
            case ALWAYS -> true;
            case RANDOM, SHRINK -> Seeds.random(seed, "stitch", step).nextDouble() < options.share();
        };
    }

    /** Small objects' share at the last update. */
    public double share() {
        return share;
    }

    /** Notes a share. */
    public void share(double measured) {
        share = measured;
    }
}
