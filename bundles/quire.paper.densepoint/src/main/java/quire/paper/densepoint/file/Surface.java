package quire.paper.densepoint.file;

import java.util.Arrays;
import java.util.SplittableRandom;
import quire.api.QuireException;
import quire.paper.densepoint.geometry.Cloud;

/** A triangle mesh from which points are drawn, each part of the surface in proportion to its area; faces without area are skipped. */
final class Surface {
    private final float[] vertices;
    private final int[] triangles;
    private final double[] until;

    Surface(String source, float[] vertices, int[] triangles) {
        this.vertices = vertices;
        this.triangles = triangles;
        this.until = new double[triangles.length / 3];
        double sum = 0;
        for (int t = 0; t < until.length; t++) {
            double[] n = cross(t);
            sum += Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
            until[t] = sum;
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw QuireException.of("%s: no face has an area; give a mesh with a surface or a file of points", source);
        }
    }

    private double[] cross(int t) {
        double[] a = edge(t, 1);
        double[] b = edge(t, 2);
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private double[] edge(int t, int corner) {
        int from = 3 * triangles[3 * t];
        int to = 3 * triangles[3 * t + corner];
        return new double[] {vertices[to] - vertices[from], (double) vertices[to + 1] - vertices[from + 1], (double) vertices[to + 2] - vertices[from + 2]};
    }

    /** Points with the normals of their faces. */
    Cloud sample(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] xyz = new float[3 * count];
        float[] normals = new float[3 * count];
        for (int i = 0; i < count; i++) {
            int t = Arrays.binarySearch(until, random.nextDouble(until[until.length - 1]));
            t = Math.min(until.length - 1, t < 0 ? -t - 1 : t + 1);
            double u = random.nextDouble();
            double v = random.nextDouble();
            if (u + v > 1) {
                u = 1 - u;
                v = 1 - v;
            }
            double[] a = edge(t, 1);
            double[] b = edge(t, 2);
            double[] n = cross(t);
            double length = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
            for (int k = 0; k < 3; k++) {
                xyz[3 * i + k] = (float) (vertices[3 * triangles[3 * t] + k] + u * a[k] + v * b[k]);
                normals[3 * i + k] = (float) (length == 0 ? 0 : n[k] / length);
            }
        }
        return new Cloud(xyz, normals, null);
    }
}
