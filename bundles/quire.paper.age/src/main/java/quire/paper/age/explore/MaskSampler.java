package quire.paper.age.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import quire.api.tensor.Seeds;
import quire.paper.age.model.MaskShape;

/** Draws masks: those of a request depend on the seed and its id alone, and all its candidates share them. */
record MaskSampler(List<MaskShape> shapes, double rate, boolean rescale) {
    /** Masks of {@code samples} samples for each request, each [requests * samples, mask]. */
    List<double[]> draw(long seed, long[] ids, int samples) {
        double kept = rescale ? 1 / (1 - rate) : 1;
        List<double[]> out = new ArrayList<>();
        shapes.forEach(s -> out.add(new double[ids.length * samples * s.size()]));
        for (int q = 0; q < ids.length; q++) {
            SplittableRandom random = Seeds.random(seed, "mask", ids[q]);
            for (int s = 0; s < samples; s++) {
                for (int k = 0; k < shapes.size(); k++) {
                    fill(out.get(k), (q * samples + s) * shapes.get(k).size(), shapes.get(k).size(), random, kept);
                }
            }
        }
        return out;
    }

    /** Four decisions of 16 bits per draw. */
    private void fill(double[] mask, int from, int count, SplittableRandom random, double kept) {
        int below = (int) Math.round(rate * 65536);
        long bits = 0;
        for (int i = 0; i < count; i++) {
            if ((i & 3) == 0) {
                bits = random.nextLong();
            }
            mask[from + i] = (bits & 0xFFFF) < below ? 0 : kept;
            bits >>>= 16;
        }
    }
}
