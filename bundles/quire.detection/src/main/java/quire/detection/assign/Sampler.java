package quire.detection.assign;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws examples at random so that objects are not lost among background.
 *
 * @param count examples at most
 * @param share of them that may stand for objects; background fills up what they leave
 */
public record Sampler(int count, double share) {
    /** Region proposal network: 256, half of them objects. */
    public static final Sampler RPN = new Sampler(256, 0.5);
    /** Second stage: 512, a quarter of them objects. */
    public static final Sampler ROI = new Sampler(512, 0.25);

    public Sampler {
        if (count < 1 || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(count + " examples with a share of " + share + " cannot be drawn");
        }
    }

    /**
     * What was drawn, in rising order.
     *
     * @param objects    indices of boxes that stand for objects
     * @param background indices of boxes that are background
     */
    public record Drawn(int[] objects, int[] background) {
        public int count() {
            return objects.length + background.length;
        }
    }

    /** Draws from boxes as {@link Matcher} tells them apart. */
    public Drawn draw(int[] matched, SplittableRandom random) {
        int[] objects = new int[matched.length];
        int[] background = new int[matched.length];
        int n = 0;
        int m = 0;
        for (int i = 0; i < matched.length; i++) {
            if (matched[i] >= 0) {
                objects[n++] = i;
            } else if (matched[i] == Matcher.BACKGROUND) {
                background[m++] = i;
            }
        }
        int[] chosen = some(objects, n, (int) (count * share), random);
        return new Drawn(chosen, some(background, m, count - chosen.length, random));
    }

    /** The first steps of a shuffle. */
    private static int[] some(int[] from, int n, int wanted, SplittableRandom random) {
        if (wanted < n) {
            for (int i = 0; i < wanted; i++) {
                int j = random.nextInt(i, n);
                int v = from[i];
                from[i] = from[j];
                from[j] = v;
            }
        }
        int[] out = Arrays.copyOf(from, Math.min(n, wanted));
        Arrays.sort(out);
        return out;
    }
}
