package quire.paper.densepoint.data;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.api.dataset.Reading;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.densepoint.geometry.Cloud;
import quire.paper.densepoint.geometry.Descriptors;
import quire.paper.densepoint.geometry.Levels;
import quire.paper.densepoint.geometry.Names;
import quire.paper.densepoint.geometry.Nearest;
import quire.paper.densepoint.geometry.PcaNormals;
import quire.paper.densepoint.geometry.Stage;
import quire.paper.densepoint.geometry.Workers;
import quire.paper.densepoint.model.Shape;

/** Makes a batch of clouds: coordinates, truth, and every index set, computed for several clouds at a time. */
public final class Assembly {
    private static final int PCA_NEIGHBOURS = 16;
    private final Layout layout;
    private final Workers workers;

    public Assembly(Layout layout, Workers workers) {
        this.layout = layout;
        this.workers = workers;
    }

    /**
     * Makes the batch.
     *
     * @param clouds votes for each example one after the other, all of the layout's number of points
     * @param labels class of each example
     */
    public Batch batch(List<Cloud> clouds, int[] labels, Reading reading) {
        Filling f = new Filling(clouds, reading);
        FloatBuffer label = f.floats(Names.LABEL, labels.length, layout.classes().size());
        for (int l : labels) {
            for (int c = 0; c < layout.classes().size(); c++) {
                label.put(c == l ? 1 : 0);
            }
        }
        f.declare(reading.training());
        workers.each(clouds.size(), f::cloud);
        return new Batch(labels.length, f.tensors);
    }

    /** Tensors of one batch being filled; each cloud writes into its own rows. */
    private final class Filling {
        private final List<Cloud> clouds;
        private final Reading reading;
        private final Map<String, Tensor> tensors = new HashMap<>();
        private final Map<String, FloatBuffer> floats = new HashMap<>();
        private final Map<String, IntBuffer> ints = new HashMap<>();

        Filling(List<Cloud> clouds, Reading reading) {
            this.clouds = clouds;
            this.reading = reading;
        }

        FloatBuffer floats(String name, long... shape) {
            Tensor t = reading.tensor(name, DType.FLOAT, shape);
            tensors.put(name, t);
            floats.put(name, t.floats());
            return t.floats();
        }

        private void ints(String name, long... shape) {
            Tensor t = reading.tensor(name, DType.INT, shape);
            tensors.put(name, t);
            ints.put(name, t.ints());
        }

        void declare(boolean training) {
            long n = clouds.size();
            long points = layout.points();
            floats(Names.XYZ, n, points, 3);
            for (int s = 0; s < layout.stages().all().size(); s++) {
                Stage stage = layout.stages().all().get(s);
                long before = before(s);
                ints(Names.centres(s), n, stage.centres());
                ints(Names.pool(s), n, (long) stage.centres() * stage.poolNeighbours());
                floats(Names.poolWeight(s), n, before);
                if (stage.hasBlock()) {
                    ints(Names.block(s), n, (long) stage.centres() * stage.blockNeighbours());
                    floats(Names.blockWeight(s), n, stage.centres());
                }
                if (layout.task() != Shape.Task.CLASSIFY) {
                    ints(Names.near(s), n, before * Nearest.COUNT);
                    floats(Names.nearWeight(s), n, before * Nearest.COUNT);
                }
            }
            switch (layout.task()) {
                case CLASSIFY -> {
                    floats(Names.GLOBAL, n, Descriptors.GLOBAL);
                    floats(Names.D2, n, Descriptors.D2_BINS);
                }
                case PARTS -> ints(Names.PART, n, points);
                case NORMALS -> {
                    floats(Names.NORMAL, n, points, 3);
                    floats(Names.PCA, n, points, 3);
                }
            }
        }

        void cloud(int c) {
            Cloud cloud = clouds.get(c);
            int points = layout.points();
            put(Names.XYZ, c, cloud.xyz());
            Levels levels = new Levels(cloud.xyz(), layout.stages(), layout.skip());
            if (levels.emptyBalls() > 0) {
                throw QuireException.of("cloud %d of a batch has %d balls without a point: its coordinates are not finite", c + 1, levels.emptyBalls());
            }
            for (int s = 0; s < layout.stages().all().size(); s++) {
                stage(c, s, levels);
            }
            switch (layout.task()) {
                case CLASSIFY -> {
                    float[] d = new float[Descriptors.GLOBAL];
                    Descriptors.global(cloud.xyz(), d, 0);
                    put(Names.GLOBAL, c, d);
                    float[] d2 = new float[Descriptors.D2_BINS];
                    Descriptors.d2(cloud.xyz(), 1, d2, 0);
                    put(Names.D2, c, d2);
                }
                case PARTS -> ints.get(Names.PART).put(c * points, cloud.parts() == null ? new int[points] : cloud.parts());
                case NORMALS -> {
                    put(Names.NORMAL, c, cloud.normals() == null ? new float[3 * points] : cloud.normals());
                    // only evaluated: the baseline learns nothing
                    put(Names.PCA, c, reading.training() ? new float[3 * points] : PcaNormals.of(cloud.xyz(), PCA_NEIGHBOURS));
                }
            }
        }

        private void stage(int c, int s, Levels levels) {
            Stage stage = layout.stages().all().get(s);
            int before = before(s);
            rows(Names.centres(s), c, levels.centres(s), before);
            rows(Names.pool(s), c, levels.pool(s), before);
            weights(Names.poolWeight(s), c, levels.pool(s), before);
            if (stage.hasBlock()) {
                rows(Names.block(s), c, levels.block(s), stage.centres());
                weights(Names.blockWeight(s), c, levels.block(s), stage.centres());
            }
            if (layout.task() != Shape.Task.CLASSIFY) {
                int[] near = new int[before * Nearest.COUNT];
                float[] weight = new float[near.length];
                Nearest.three(levels.points(s), levels.points(s + 1), near, weight, 0);
                rows(Names.near(s), c, near, stage.centres());
                put(Names.nearWeight(s), c, weight);
            }
        }

        private int before(int s) {
            return s == 0 ? layout.points() : layout.stages().all().get(s - 1).centres();
        }

        private void put(String name, int c, float[] values) {
            floats.get(name).put(c * values.length, values);
        }

        /** Indices within a cloud become rows of the batch. */
        private void rows(String name, int c, int[] indices, int perCloud) {
            int[] out = new int[indices.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = indices[i] + c * perCloud;
            }
            ints.get(name).put(c * out.length, out);
        }

        private void weights(String name, int c, int[] indices, int points) {
            float[] w = new float[points];
            float one = 1f / indices.length / clouds.size();
            for (int i : indices) {
                w[i] += one;
            }
            put(name, c, w);
        }
    }
}
