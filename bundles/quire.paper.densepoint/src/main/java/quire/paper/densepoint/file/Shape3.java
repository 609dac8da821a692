package quire.paper.densepoint.file;

import quire.api.QuireException;
import quire.paper.densepoint.geometry.Cloud;

/**
 * What a file holds.
 *
 * @param points    points, or the vertices of a mesh
 * @param triangles three vertices each; empty where the file is a cloud
 */
public record Shape3(Cloud points, int[] triangles) {
    /** Whether there is a surface to sample. */
    public boolean mesh() {
        return triangles.length > 0;
    }

    /** A cloud: the points themselves, or that many points of the surface, the same for every call. */
    public Cloud cloud(String source, int samples) {
        return mesh() ? new Surface(source, points.xyz(), triangles).sample(samples, 1) : points;
    }

    /** Checks that there is something and every number is finite. */
    Shape3 checked(String source) {
        if (points.size() == 0) {
            throw QuireException.of("%s: holds no points; give a cloud or mesh", source);
        }
        float[] xyz = points.xyz();
        for (int i = 0; i < xyz.length; i++) {
            if (!Float.isFinite(xyz[i])) {
                throw QuireException.of("%s: point %d has the coordinate %s; remove points that are not finite", source, i / 3 + 1, xyz[i]);
            }
        }
        for (int v : triangles) {
            if (v < 0 || v >= points.size()) {
                throw QuireException.of("%s: a face names vertex %d, but there are %d (0 to %d); mend the file", source, v, points.size(),
                        points.size() - 1);
            }
        }
        return this;
    }
}
