package quire.paper.densepoint.file;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.nio.file.Path;
import java.util.Arrays;
import quire.api.QuireException;
import quire.paper.densepoint.geometry.Cloud;

/** One file of modelnet40_ply_hdf5_2048: {@code data} float [n, points, 3], {@code label} integer [n, 1] or [n], {@code normal} where there. */
public final class Hdf5Clouds {
    private static final long MOST_VALUES = 1L << 29;
    private final float[][] xyz;
    private final float[][] normals;
    private final int[] labels;

    private Hdf5Clouds(float[][] xyz, float[][] normals, int[] labels) {
        this.xyz = xyz;
        this.normals = normals;
        this.labels = labels;
    }

    /** Reads a file. @throws QuireException if a set is missing or has another type or shape */
    public static Hdf5Clouds read(Path file) {
        try (HdfFile hdf = new HdfFile(file)) {
            float[][] xyz = points(file, hdf, "data");
            boolean with = hdf.getChildren().containsKey("normal");
            int[] labels = labels(file, hdf, xyz.length);
            return new Hdf5Clouds(xyz, with ? points(file, hdf, "normal") : null, labels);
        } catch (io.jhdf.exceptions.HdfException e) {
            throw new QuireException(file + ": not an HDF5 file that can be read: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "; get it again", e);
        }
    }

    private static Dataset set(Path file, HdfFile hdf, String name) {
        if (!hdf.getChildren().containsKey(name) || !(hdf.getChild(name) instanceof Dataset d)) {
            throw QuireException.of("%s: has no set '%s', only %s; give a file of modelnet40_ply_hdf5_2048", file, name, hdf.getChildren().keySet());
        }
        return d;
    }

    private static float[][] points(Path file, HdfFile hdf, String name) {
        Dataset d = set(file, hdf, name);
        int[] dims = d.getDimensions();
        boolean floating = d.getJavaType() == float.class || d.getJavaType() == double.class;
        if (dims.length != 3 || dims[2] != 3 || !floating || d.getSize() > MOST_VALUES) {
            throw QuireException.of("%s: set '%s' is %s%s, not float[n, points, 3]; give a file of modelnet40_ply_hdf5_2048", file, name,
                    d.getJavaType().getSimpleName(), Arrays.toString(dims));
        }
        Object flat = d.getDataFlat();
        float[][] out = new float[dims[0]][dims[1] * 3];
        for (int i = 0; i < dims[0]; i++) {
            for (int j = 0; j < out[i].length; j++) {
                int at = i * out[i].length + j;
                out[i][j] = flat instanceof float[] f ? f[at] : (float) ((double[]) flat)[at];
            }
        }
        return out;
    }

    private static int[] labels(Path file, HdfFile hdf, int rows) {
        Dataset d = set(file, hdf, "label");
        Object flat = d.getDataFlat();
        int[] out = flat instanceof byte[] b ? unsigned(b) : flat instanceof int[] v ? v : flat instanceof long[] l
                ? Arrays.stream(l).mapToInt(Math::toIntExact).toArray() : flat instanceof short[] s ? shorts(s) : null;
        if (out == null || out.length != rows) {
            throw QuireException.of("%s: set 'label' is %s%s, not one integer for each of the %d clouds; give a file of modelnet40_ply_hdf5_2048",
                    file, d.getJavaType().getSimpleName(), Arrays.toString(d.getDimensions()), rows);
        }
        return out;
    }

    private static int[] unsigned(byte[] b) {
        int[] out = new int[b.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = b[i] & 0xFF;
        }
        return out;
    }

    private static int[] shorts(short[] s) {
        int[] out = new int[s.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = s[i];
        }
        return out;
    }

    public int size() {
        return labels.length;
    }

    public int label(int i) {
        return labels[i];
    }

    public Cloud cloud(int i) {
        return new Cloud(xyz[i], normals == null ? null : normals[i], null);
    }
}
