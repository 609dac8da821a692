package quire.paper.densepoint.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.data.file.AtomicFile;
import quire.data.safetensors.Safetensors;
import quire.paper.densepoint.geometry.Cloud;

/**
 * Training shapes that a run keeps, so that a predictor can name the most similar ones: coordinates and labels in
 * {@code gallery.safetensors}, a line a shape in {@code gallery.txt}.
 *
 * @param clouds in the unit sphere, as many points as the model takes
 */
public record Gallery(List<String> sources, List<Cloud> clouds, int[] labels) {
    private static final int MOST = 400;
    private static final String FILE = "gallery.safetensors";
    private static final String NAMES = "gallery.txt";

    /** Keeps evenly chosen examples. */
    static void write(Path folder, List<Example> examples, Sampling sampling) throws IOException {
        int n = Math.min(MOST, examples.size());
        Tensor xyz = Tensor.zeros(DType.FLOAT, n, sampling.points(), 3);
        Tensor labels = Tensor.zeros(DType.INT, n);
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < n; i++) {
            Example e = examples.get((int) ((long) i * examples.size() / n));
            xyz.floats().put(i * sampling.points() * 3, sampling.evaluation(e.cloud(), new SplittableRandom(1)).xyz());
            labels.ints().put(i, e.label());
            names.append(e.source()).append('\n');
        }
        Safetensors.write(folder.resolve(FILE), Map.of("xyz", xyz, "label", labels), Map.of());
        AtomicFile.text(folder.resolve(NAMES), names);
    }

    /** What a run kept; empty if nothing. */
    public static Gallery read(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(FILE))) {
            return new Gallery(List.of(), List.of(), new int[0]);
        }
        Map<String, Tensor> t = Safetensors.read(folder.resolve(FILE)).tensors();
        Tensor xyz = t.get("xyz");
        int n = (int) xyz.dim(0);
        List<Cloud> clouds = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            clouds.add(Cloud.of(xyz.rows(i, i + 1).toFloats()));
        }
        int[] labels = new int[n];
        t.get("label").ints().get(labels);
        return new Gallery(Files.readAllLines(folder.resolve(NAMES)), clouds, labels);
    }
}
