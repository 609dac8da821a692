package quire.paper.densepoint.data;

import java.util.SplittableRandom;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.data.split.Splits;
import quire.paper.densepoint.geometry.Cloud;
import quire.paper.densepoint.geometry.FarthestPoints;

/**
 * How a shape becomes a sample (section 1.7): farthest point sampling of somewhat more points than wanted, of those a random subset in
 * random order, then anisotropic scale and translation.
 *
 * @param points    N
 * @param spare     factor of points that subsets are drawn from, 1200/1024 in the authors' code
 * @param augment   {@code authors}, {@code rotate} (also a turn about the up axis) or {@code none}
 * @param up        axis that turns keep, 0 to 2
 * @param fpsStart  whether sampling begins at a random point in training, otherwise at the first
 */
record Sampling(int points, double spare, String augment, int up, boolean fpsStart) {
    private static final double SMALLEST = 2.0 / 3;
    private static final double LARGEST = 3.0 / 2;
    private static final double SHIFT = 0.2;

    static Options options() {
        return Options.none()
                .number("spare", 1200.0 / 1024, 1, 16, "points kept per point wanted, from which each epoch draws anew")
                .word("augment", "authors", "training clouds: anisotropic scale 2/3..3/2 and shift 0.2; or a turn about the up axis too; or none",
                        "authors", "rotate", "none")
                .word("up", "z", "axis that turns keep", "x", "y", "z")
                .flag("random_start", true, "training: farthest point sampling of the network begins at a random point; false: in the order of the file");
    }

    static Sampling of(OptionValues v) {
        return new Sampling(v.integer("points"), v.number("spare"), v.word("augment"), "xyz".indexOf(v.word("up")), v.flag("random_start"));
    }

    /** Points kept of each shape. */
    int kept() {
        return (int) Math.ceil(points * spare);
    }

    /** The points sampling draws from, farthest first; all of them where there are few. */
    Cloud candidates(Cloud cloud) {
        return cloud.pick(FarthestPoints.distinct(cloud.xyz(), kept()));
    }

    /** A cloud for fitting. */
    Cloud training(Cloud candidates, SplittableRandom random) {
        int[] chosen = subset(candidates.size(), random);
        if (!fpsStart) {
            java.util.Arrays.sort(chosen);
        }
        Cloud c = candidates.pick(chosen);
        return augment.equals("none") ? c : moved(c, random, true, augment.equals("rotate"));
    }

    /** The cloud for evaluation: the farthest points, in an order that is the same in every pass. */
    Cloud evaluation(Cloud candidates, SplittableRandom random) {
        int n = Math.min(points, candidates.size());
        int[] order = Splits.shuffled(n, random);
        return candidates.pick(filled(order, random));
    }

    /** A vote: the first as it is, the others scaled (section 1.7). */
    Cloud vote(Cloud candidates, int vote, SplittableRandom random) {
        Cloud c = candidates.pick(subset(candidates.size(), random));
        return vote == 0 ? c : moved(c, random, false, false);
    }

    private int[] subset(int n, SplittableRandom random) {
        int[] all = Splits.shuffled(n, random);
        return filled(n > points ? java.util.Arrays.copyOf(all, points) : all, random);
    }

    /** Too few points are drawn again. */
    private int[] filled(int[] chosen, SplittableRandom random) {
        int[] out = java.util.Arrays.copyOf(chosen, points);
        for (int i = chosen.length; i < points; i++) {
            out[i] = chosen[random.nextInt(chosen.length)];
        }
        return out;
    }

    private Cloud moved(Cloud c, SplittableRandom random, boolean shift, boolean turn) {
        double[] scale = new double[3];
        double[] by = new double[3];
        for (int a = 0; a < 3; a++) {
            scale[a] = random.nextDouble(SMALLEST, LARGEST);
            by[a] = shift ? random.nextDouble(-SHIFT, SHIFT) : 0;
        }
        double angle = turn ? random.nextDouble(2 * Math.PI) : 0;
        float[] xyz = turned(c.xyz(), angle);
        float[] normals = c.normals() == null ? null : turned(c.normals(), angle);
        for (int i = 0; i < xyz.length; i++) {
            xyz[i] = (float) (xyz[i] * scale[i % 3] + by[i % 3]);
        }
        if (normals != null) {
            scaleNormals(normals, scale);
        }
        return new Cloud(xyz, normals, c.parts());
    }

    private float[] turned(float[] v, double angle) {
        float[] out = v.clone();
        if (angle == 0) {
            return out;
        }
        int a = (up + 1) % 3;
        int b = (up + 2) % 3;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (int i = 0; i < v.length; i += 3) {
            out[i + a] = (float) (cos * v[i + a] - sin * v[i + b]);
            out[i + b] = (float) (sin * v[i + a] + cos * v[i + b]);
        }
        return out;
    }

    /** Normals go with the inverse of the scale. */
    private static void scaleNormals(float[] n, double[] scale) {
        for (int i = 0; i < n.length; i += 3) {
            double x = n[i] / scale[0];
            double y = n[i + 1] / scale[1];
            double z = n[i + 2] / scale[2];
            double length = Math.sqrt(x * x + y * y + z * z);
            double f = length == 0 ? 0 : 1 / length;
            n[i] = (float) (x * f);
            n[i + 1] = (float) (y * f);
            n[i + 2] = (float) (z * f);
        }
    }
}
