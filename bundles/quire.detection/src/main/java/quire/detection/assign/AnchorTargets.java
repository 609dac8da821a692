package quire.detection.assign;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.detection.box.DeltaCoder;
import quire.detection.box.GroundTruth;

/**
 * What the anchors of dense heads learn: the class of the object each stands for, and the offsets to its box. One instance serves one
 * grid of anchors; it holds no state between batches.
 */
public final class AnchorTargets {
    private final double[] anchors;
    private final int count;
    private final Matcher matcher;
    private final Sampler sampler;
    private final Crowds crowds;
    private final DeltaCoder coder;
    private final boolean classless;

    private AnchorTargets(double[] anchors, Matcher matcher, Sampler sampler, Crowds crowds, DeltaCoder coder, boolean classless) {
        this.anchors = anchors.clone();
        this.count = anchors.length / 4;
        this.matcher = matcher;
        this.sampler = sampler;
        this.crowds = crowds;
        this.coder = coder;
        this.classless = classless;
    }

    /** Region proposal network: object or not, on a drawn sample of the anchors. */
    public static AnchorTargets rpn(double[] anchors, Matcher matcher, Sampler sampler, Crowds crowds) {
        return new AnchorTargets(anchors, matcher, sampler, crowds, DeltaCoder.ANCHORS, true);
    }

    /** RetinaNet: classes, on all anchors. */
    public static AnchorTargets retina(double[] anchors, Matcher matcher, Crowds crowds) {
        return new AnchorTargets(anchors, matcher, null, crowds, DeltaCoder.ANCHORS, false);
    }

    /** Number of anchors. */
    public int count() {
        return count;
    }

    /**
     * How much there is to learn.
     *
     * @param objects  anchors that stand for objects
     * @param examples these and background
     */
    public record Counts(int objects, int examples) {
        Counts and(Counts other) {
            return new Counts(objects + other.objects, examples + other.examples);
        }
    }

    /**
     * Fills in the targets of a batch.
     *
     * @param random for the sample; unused without one
     * @param labels int [N, anchors]: class 0 to K-1 (0 without classes), {@link Matcher#BACKGROUND} or {@link Matcher#IGNORED}
     * @param deltas float [N, anchors, 4]: offsets where the label is a class, else 0
     */
    public Counts assign(Batch batch, SplittableRandom random, Tensor labels, Tensor deltas) {
        IntBuffer l = labels.ints();
        FloatBuffer d = deltas.floats();
        Counts all = new Counts(0, 0);
        for (int row = 0; row < batch.rows(); row++) {
            all = all.and(assign(GroundTruth.of(batch, row), random, l, d));
        }
        return all;
    }

    /** Appends the targets of one image to buffers. */
    public Counts assign(GroundTruth truth, SplittableRandom random, IntBuffer labels, FloatBuffer deltas) {
        GroundTruth objects = truth.crowds(false);
        int[] matched = matcher.match(objects.boxes(), objects.count(), anchors, count);
        crowds.ignore(truth, anchors, count, matched);
        if (sampler != null) {
            keep(sampler.draw(matched, random), matched);
        }
        float[] d = new float[4 * count];
        double[] one = new double[4];
        int positive = 0;
        int negative = 0;
        for (int i = 0; i < count; i++) {
            int g = matched[i];
            if (g >= 0) {
                coder.encode(anchors, i, objects.boxes(), g, one, 0);
                for (int c = 0; c < 4; c++) {
                    d[4 * i + c] = (float) one[c];
                }
                matched[i] = classless ? 0 : objects.labels()[g];
                positive++;
            } else if (g == Matcher.BACKGROUND) {
                negative++;
            }
        }
        labels.put(matched);
        deltas.put(d);
        return new Counts(positive, positive + negative);
    }

    /** Ignores what was not drawn. */
    private static void keep(Sampler.Drawn drawn, int[] matched) {
        int[] objects = new int[drawn.objects().length];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = matched[drawn.objects()[i]];
        }
        Arrays.fill(matched, Matcher.IGNORED);
        for (int i = 0; i < objects.length; i++) {
            matched[drawn.objects()[i]] = objects[i];
        }
        for (int i : drawn.background()) {
            matched[i] = Matcher.BACKGROUND;
        }
    }
}
