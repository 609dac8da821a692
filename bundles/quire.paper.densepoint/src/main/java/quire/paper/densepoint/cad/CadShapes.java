package quire.paper.densepoint.cad;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import quire.api.tensor.Seeds;
import quire.paper.densepoint.geometry.Cloud;

/**
 * Makes shapes: area-weighted points of the outer surface, spoilt as scans are.
 *
 * @param points    of each shape
 * @param noise     standard deviation of a shift, in units of the shape's half length
 * @param occlusion largest share of points missing on one side
 * @param outliers  share of points anywhere in the shape's box; they carry the part of no point
 * @param seed      of everything
 */
public record CadShapes(int points, double noise, double occlusion, double outliers, long seed) {
    private static final int TRIES = 1000;

    /** Names of the classes in the order of their labels. */
    public static List<String> classes() {
        return Arrays.stream(Kind.values()).map(k -> k.name().toLowerCase(java.util.Locale.ROOT)).toList();
    }

    /** Part labels of a class. */
    public static int[] parts(int label) {
        Kind k = Kind.values()[label];
        int[] out = new int[k.parts.size()];
        Arrays.setAll(out, i -> k.firstPart() + i);
        return out;
    }

    /** The shape of this number, with normals and parts. */
    public Cloud make(int label, String split, int number) {
        SplittableRandom r = Seeds.random(seed, "cad", split, label, number);
        Kind kind = Kind.values()[label];
        List<Placed> solids = kind.build(r);
        double[] scale = {r.nextDouble(2.0 / 3, 1.5), r.nextDouble(2.0 / 3, 1.5), r.nextDouble(2.0 / 3, 1.5)};
        double angle = r.nextDouble(2 * Math.PI);
        // density falls along this direction, and what lies farthest along that one was not seen
        double[] dense = direction(r);
        double gradient = r.nextDouble(0, 0.8);
        double[] hidden = direction(r);
        double missing = r.nextDouble(0, Math.max(1e-9, occlusion));
        int want = (int) Math.ceil(points / (1 - missing));
        double[] until = new double[solids.size()];
        double sum = 0;
        for (int i = 0; i < until.length; i++) {
            sum += solids.get(i).solid().area();
            until[i] = sum;
        }
        double[][] all = new double[want][7];
        for (int p = 0; p < want; p++) {
            point(r, solids, until, dense, gradient, all[p]);
            transform(all[p], scale, angle);
        }
        Arrays.sort(all, (a, b) -> Double.compare(dot(a, hidden), dot(b, hidden)));
        double[][] seen = Arrays.copyOf(all, points);
        shuffle(seen, r);
        return spoilt(seen, kind.firstPart(), r);
    }

    private static void point(SplittableRandom r, List<Placed> solids, double[] until, double[] dense, double gradient, double[] out) {
        for (int t = 0; t < TRIES; t++) {
            double pick = r.nextDouble() * until[until.length - 1];
            int s = 0;
            while (until[s] < pick) {
                s++;
            }
            Placed solid = solids.get(s);
            solid.sample(r, out);
            boolean outer = solids.stream().noneMatch(o -> o != solid && o.inside(out));
            if (outer && r.nextDouble() < 1 - gradient * 0.5 * (1 + Math.tanh(2 * dot(out, dense)))) {
                out[6] = solid.role();
                return;
            }
        }
        throw new IllegalStateException("a shape without outer surface");
    }

    /** Scales, turns about z; normals go with the inverse of the scale. */
    private static void transform(double[] p, double[] scale, double angle) {
        double length = 0;
        for (int k = 0; k < 3; k++) {
            p[k] *= scale[k];
            p[3 + k] /= scale[k];
            length += p[3 + k] * p[3 + k];
        }
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (int k = 0; k < 6; k += 3) {
            double f = k == 0 ? 1 : 1 / Math.sqrt(length);
            double x = p[k] * f;
            double y = p[k + 1] * f;
            p[k] = cos * x - sin * y;
            p[k + 1] = sin * x + cos * y;
            p[k + 2] *= f;
        }
    }

    private Cloud spoilt(double[][] seen, int firstPart, SplittableRandom r) {
        double half = 0;
        for (double[] p : seen) {
            half = Math.max(half, Math.max(Math.abs(p[0]), Math.max(Math.abs(p[1]), Math.abs(p[2]))));
        }
        float[] xyz = new float[3 * points];
        float[] normals = new float[3 * points];
        int[] parts = new int[points];
        for (int i = 0; i < points; i++) {
            boolean outlier = r.nextDouble() < outliers;
            for (int k = 0; k < 3; k++) {
                xyz[3 * i + k] = (float) (outlier ? r.nextDouble(-half, half) : seen[i][k] + half * noise * r.nextGaussian());
                normals[3 * i + k] = (float) seen[i][3 + k];
            }
            parts[i] = firstPart + (int) seen[i][6];
        }
        return new Cloud(xyz, normals, parts);
    }

    private static void shuffle(double[][] a, SplittableRandom r) {
        for (int i = a.length - 1; i > 0; i--) {
            int j = r.nextInt(i + 1);
            double[] t = a[i];
            a[i] = a[j];
            a[j] = t;
        }
    }

    private static double[] direction(SplittableRandom r) {
        double[] d = {r.nextGaussian(), r.nextGaussian(), r.nextGaussian()};
        double n = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
        return new double[] {d[0] / n, d[1] / n, d[2] / n};
    }

    private static double dot(double[] p, double[] d) {
        return p[0] * d[0] + p[1] * d[1] + p[2] * d[2];
    }
}
