package quire.paper.stitcher.data;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.dataset.Reading;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.detection.box.GroundTruth;
import quire.paper.stitcher.stitch.Grid;

/** Stitches batches of pictures of one size, tensor by tensor; the result travels beside the regular batch, under other names. */
public final class StitchedBatch {
    private static final String PREFIX = "stitched/";
    private static final List<String> NAMES = List.of(GroundTruth.IMAGE, GroundTruth.BOXES, GroundTruth.LABELS, GroundTruth.COUNT, GroundTruth.AREAS,
            GroundTruth.FLAGS, GroundTruth.INFO);

    private final Grid grid;
    private final Batch regular;
    private final int rows;
    private final int height;
    private final int width;
    private final int most;

    StitchedBatch(Grid grid, Batch regular) {
        this.grid = grid;
        this.regular = regular;
        this.rows = regular.rows();
        Tensor image = regular.get(GroundTruth.IMAGE);
        this.height = (int) image.dim(2);
        this.width = (int) image.dim(3);
        this.most = (int) regular.get(GroundTruth.BOXES).dim(1) * grid.cells();
    }

    /** The regular batch of a pair. */
    public static Batch regular(Batch pair) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        NAMES.forEach(n -> own.put(n, pair.get(n)));
        return new Batch(pair.rows(), own);
    }

    /** The stitched batch of a pair. */
    public static Batch stitched(Batch pair) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        NAMES.forEach(n -> own.put(n, pair.get(PREFIX + n)));
        return new Batch(pair.rows(), own);
    }

    /** @param cells rows times as many pictures as a stitched one takes */
    Batch stitched(Batch cells, Reading reading) {
        int k = grid.cells();
        List<List<Integer>> sources = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            List<Integer> own = new ArrayList<>();
            for (int c = 0; c < k; c++) {
                own.add(r * k + c);
            }
            sources.add(own);
        }
        return pair(cells, sources, reading);
    }

    /** The regular pictures, each alone in the first cell. */
    Batch shrunk(Reading reading) {
        List<List<Integer>> sources = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            sources.add(List.of(r));
        }
        return pair(regular, sources, reading);
    }

    private Batch pair(Batch from, List<List<Integer>> sources, Reading reading) {
        int plane = 3 * height * width;
        float[] all = new float[from.rows() * plane];
        from.get(GroundTruth.IMAGE).floats().get(0, all);
        float[] canvas = new float[plane];
        Tensor image = reading.tensor(PREFIX + GroundTruth.IMAGE, DType.FLOAT, rows, 3, height, width);
        Tensor boxes = reading.tensor(PREFIX + GroundTruth.BOXES, DType.FLOAT, rows, most, 4);
        Tensor labels = reading.tensor(PREFIX + GroundTruth.LABELS, DType.INT, rows, most);
        Tensor count = reading.tensor(PREFIX + GroundTruth.COUNT, DType.INT, rows);
        Tensor areas = reading.tensor(PREFIX + GroundTruth.AREAS, DType.FLOAT, rows, most);
        Tensor flags = reading.tensor(PREFIX + GroundTruth.FLAGS, DType.INT, rows, most);
        Tensor info = reading.tensor(PREFIX + GroundTruth.INFO, DType.FLOAT, rows, 4);
        FloatBuffer pixels = image.floats();
        for (int r = 0; r < rows; r++) {
            Arrays.fill(canvas, 0);
            List<GroundTruth> parts = new ArrayList<>();
            for (int cell = 0; cell < sources.get(r).size(); cell++) {
                int source = sources.get(r).get(cell);
                grid.draw(all, source * plane, height, width, cell, canvas, 0, height, width, 3);
                parts.add(grid.place(GroundTruth.of(from, source), height, width, cell, height, width));
            }
            pixels.put(r * plane, canvas);
            GroundTruth truth = Grid.join(parts);
            count.ints().put(r, truth.count());
            write(truth, r, boxes.floats(), labels.ints(), areas.floats(), flags.ints());
            // it has no original, and no number in its split
            info.floats().put(4 * r, new float[] {width, height, 1, -1});
        }
        Map<String, Tensor> out = new LinkedHashMap<>(regular.tensors());
        List.of(image, boxes, labels, count, areas, flags, info).forEach(t -> out.put(PREFIX + NAMES.get(out.size() - regular.tensors().size()), t));
        return new Batch(rows, out);
    }

    private void write(GroundTruth o, int row, FloatBuffer boxes, IntBuffer labels, FloatBuffer areas, IntBuffer flags) {
        for (int g = 0; g < most; g++) {
            boolean real = g < o.count();
            int at = row * most + g;
            for (int c = 0; c < 4; c++) {
                boxes.put(4 * at + c, real ? (float) o.boxes()[4 * g + c] : 0);
            }
            labels.put(at, real ? o.labels()[g] : -1);
            areas.put(at, real ? (float) o.areas()[g] : 0);
            flags.put(at, real ? o.flags()[g] : 0);
        }
    }
}
