package quire.paper.densepoint.data;

import java.util.Arrays;
import java.util.SplittableRandom;
import quire.data.split.Splits;
import quire.paper.densepoint.geometry.Cloud;

/**
 * What is done to test clouds to see how robust a model is.
 *
 * @param share part of the points that is kept, at random; they then stand for the missing ones too
 * @param noise standard deviation of a shift of every coordinate, in units of the unit sphere
 */
record Spoiling(double share, double noise) {
    static final Spoiling NONE = new Spoiling(1, 0);

    Cloud apply(Cloud c, SplittableRandom random) {
        Cloud out = c;
        if (share < 1) {
            out = c.pick(Arrays.copyOf(Splits.shuffled(c.size(), random), Math.max(1, (int) Math.round(c.size() * share))));
        }
        if (noise > 0) {
            float[] xyz = out.xyz().clone();
            for (int i = 0; i < xyz.length; i++) {
                xyz[i] += (float) (noise * random.nextGaussian());
            }
            out = out.at(xyz);
        }
        return out;
    }
}
