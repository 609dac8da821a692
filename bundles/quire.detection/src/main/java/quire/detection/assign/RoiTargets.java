package quire.detection.assign;

import java.util.Arrays;
import java.util.SplittableRandom;
import quire.detection.box.DeltaCoder;
import quire.detection.box.GroundTruth;

/**
 * What the second stage learns on one image: a sample of proposals and objects, their classes and offsets.
 *
 * @param matcher tells proposals apart
 * @param sampler draws among them
 * @param crowds  what becomes of background in crowds
 * @param coder   makes offsets
 */
public record RoiTargets(Matcher matcher, Sampler sampler, Crowds crowds, DeltaCoder coder) {
    /** 0.5; 512 with a quarter of objects; weights 10, 10, 5, 5; crowds off. */
    public static final RoiTargets USUAL = new RoiTargets(Matcher.ROI, Sampler.ROI, Crowds.OFF, DeltaCoder.ROIS);

    /**
     * The sample; those that stand for objects come first.
     *
     * @param boxes   [n * 4]
     * @param labels  class 0 to K-1, or {@link Matcher#BACKGROUND}
     * @param deltas  [n * 4] offsets, 0 for background
     * @param objects how many stand for objects
     */
    public record Sample(double[] boxes, int[] labels, double[] deltas, int objects) {
        public int count() {
            return labels.length;
        }
    }

    /** Draws from {@code n} proposals and, appended to them, the objects themselves. */
    public Sample sample(double[] proposals, int n, GroundTruth truth, SplittableRandom random) {
        GroundTruth objects = truth.crowds(false);
        int m = n + objects.count();
        double[] all = Arrays.copyOf(proposals, 4 * m);
        System.arraycopy(objects.boxes(), 0, all, 4 * n, 4 * objects.count());
        int[] matched = matcher.match(objects.boxes(), objects.count(), all, m);
        crowds.ignore(truth, all, m, matched);
        Sampler.Drawn drawn = sampler.draw(matched, random);
        double[] boxes = new double[4 * drawn.count()];
        double[] deltas = new double[boxes.length];
        int[] labels = new int[drawn.count()];
        int o = 0;
        for (int i : drawn.objects()) {
            System.arraycopy(all, 4 * i, boxes, 4 * o, 4);
            coder.encode(all, i, objects.boxes(), matched[i], deltas, o);
            labels[o++] = objects.labels()[matched[i]];
        }
        for (int i : drawn.background()) {
            System.arraycopy(all, 4 * i, boxes, 4 * o, 4);
            labels[o++] = Matcher.BACKGROUND;
        }
        return new Sample(boxes, labels, deltas, drawn.objects().length);
    }
}
