package quire.paper.densepoint.predict;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import quire.api.compute.Session;
import quire.api.tensor.Tensor;
import quire.paper.densepoint.data.Gallery;
import quire.paper.densepoint.data.Samples;

/** Finds the gallery's shapes nearest to a feature vector; ties go by index, equal features count once. */
final class Search {
    private static final int BATCH = 16;
    private final Gallery gallery;
    private final List<float[]> features = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    /** @param distance 1 - cosine, 0 to 2 */
    record Hit(String source, int label, double distance) {
    }

    Search(Gallery gallery, Samples samples, Session session) {
        this.gallery = gallery;
        Set<FloatBuffer> seen = new HashSet<>();
        for (int from = 0; from < gallery.clouds().size(); from += BATCH) {
            int to = Math.min(gallery.clouds().size(), from + BATCH);
            Tensor f = session.run(samples.gallery(gallery.clouds().subList(from, to)), "features").get("features");
            List<float[]> rows = rows(f, to - from);
            for (int i = 0; i < rows.size(); i++) {
                if (seen.add(FloatBuffer.wrap(rows.get(i)))) {
                    features.add(rows.get(i));
                    places.add(from + i);
                }
            }
        }
    }

    /** The first vote's row of each example. */
    static List<float[]> rows(Tensor f, int examples) {
        float[] all = f.toFloats();
        int stride = all.length / examples;
        int width = (int) f.dim(1);
        List<float[]> out = new ArrayList<>();
        for (int i = 0; i < examples; i++) {
            out.add(Arrays.copyOfRange(all, i * stride, i * stride + width));
        }
        return out;
    }

    List<Hit> nearest(float[] feature, int count) {
        List<Hit> all = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            all.add(new Hit(gallery.sources().get(places.get(i)), gallery.labels()[places.get(i)], 1 - cosine(feature, features.get(i))));
        }
        all.sort(java.util.Comparator.comparingDouble(Hit::distance));
        return all.subList(0, Math.min(count, all.size()));
    }

    private static double cosine(float[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (double) a[i] * b[i];
            aa += (double) a[i] * a[i];
            bb += (double) b[i] * b[i];
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }
}
