package quire.paper.densepoint.geometry;

/**
 * Points of one shape.
 *
 * @param xyz     x, y, z of each point
 * @param normals of the same length, or null
 * @param parts   part of each point, or null
 */
public record Cloud(float[] xyz, float[] normals, int[] parts) {
    public Cloud {
        if (xyz.length % 3 != 0 || normals != null && normals.length != xyz.length || parts != null && parts.length * 3 != xyz.length) {
            throw new IllegalArgumentException("points, normals and parts differ in number");
        }
    }

    /** Points without normals and parts. */
    public static Cloud of(float[] xyz) {
        return new Cloud(xyz, null, null);
    }

    public int size() {
        return xyz.length / 3;
    }

    /** Some of the points, in the order given; an index may come more than once. */
    public Cloud pick(int[] indices) {
        float[] p = new float[indices.length * 3];
        float[] n = normals == null ? null : new float[p.length];
        int[] l = parts == null ? null : new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(xyz, indices[i] * 3, p, i * 3, 3);
            if (n != null) {
                System.arraycopy(normals, indices[i] * 3, n, i * 3, 3);
            }
            if (l != null) {
                l[i] = parts[indices[i]];
            }
        }
        return new Cloud(p, n, l);
    }

    /** The same points elsewhere. */
    public Cloud at(float[] moved) {
        return new Cloud(moved, normals, parts);
    }
}
