package quire.paper.densepoint.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import quire.paper.densepoint.cad.CadShapes;
import quire.paper.densepoint.geometry.Cloud;
import quire.paper.densepoint.geometry.Workers;

/** Writes synthetic shapes in the formats of published sets. */
final class CadWriter {
    private final Path folder;
    private final CadShapes shapes;
    private final Map<String, Integer> counts;
    private final Workers workers;

    /** @param counts shapes per class by split: train, val, test */
    CadWriter(Path folder, CadShapes shapes, Map<String, Integer> counts, Workers workers) {
        this.folder = folder;
        this.shapes = shapes;
        this.counts = counts;
        this.workers = workers;
    }

    /** modelnet40_normal_resampled; validation shapes are in the training list. */
    void modelnet() throws IOException {
        List<String> classes = CadShapes.classes();
        Files.writeString(folder.resolve("modelnet40_shape_names.txt"), String.join("\n", classes) + "\n");
        StringBuilder train = new StringBuilder();
        StringBuilder test = new StringBuilder();
        List<Task> tasks = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            int number = 0;
            for (String split : List.of("train", "val", "test")) {
                for (int i = 0; i < counts.get(split); i++) {
                    String id = String.format(Locale.ROOT, "%s_%04d", classes.get(c), ++number);
                    (split.equals("test") ? test : train).append(id).append('\n');
                    tasks.add(new Task(classes.get(c) + "/" + id + ".txt", c, split, i));
                }
            }
        }
        Files.writeString(folder.resolve("modelnet40_train.txt"), train);
        Files.writeString(folder.resolve("modelnet40_test.txt"), test);
        write(tasks, false);
    }

    /** ShapeNetPart. */
    void shapeNetPart() throws IOException {
        List<String> classes = CadShapes.classes();
        StringBuilder categories = new StringBuilder();
        for (int c = 0; c < classes.size(); c++) {
            categories.append(classes.get(c)).append('\t').append(synset(c)).append('\n');
        }
        Files.writeString(folder.resolve(ShapeNetPart.CATEGORIES), categories);
        Files.createDirectories(folder.resolve("train_test_split"));
        List<Task> tasks = new ArrayList<>();
        for (String split : List.of("train", "val", "test")) {
            List<String> names = new ArrayList<>();
            for (int c = 0; c < classes.size(); c++) {
                for (int i = 0; i < counts.get(split); i++) {
                    String id = split + i;
                    names.add("\"shape_data/" + synset(c) + "/" + id + "\"");
                    tasks.add(new Task(synset(c) + "/" + id + ".txt", c, split, i));
                }
            }
            Files.writeString(folder.resolve("train_test_split/shuffled_" + split + "_file_list.json"), "[" + String.join(", ", names) + "]");
        }
        write(tasks, true);
    }

    private static String synset(int c) {
        return String.format(Locale.ROOT, "%08d", 90_000_000 + c);
    }

    private record Task(String file, int label, String split, int number) {
    }

    private void write(List<Task> tasks, boolean parts) throws IOException {
        for (Task t : tasks) {
            Files.createDirectories(folder.resolve(t.file()).getParent());
        }
        try {
            workers.each(tasks.size(), i -> {
                Task t = tasks.get(i);
                try {
                    Files.write(folder.resolve(t.file()), text(shapes.make(t.label(), t.split(), t.number()), parts));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static byte[] text(Cloud c, boolean parts) {
        char blank = parts ? ' ' : ',';
        StringBuilder out = new StringBuilder();
        for (int p = 0; p < c.size(); p++) {
            for (int k = 0; k < 3; k++) {
                number(out, c.xyz()[3 * p + k]).append(blank);
            }
            for (int k = 0; k < 3; k++) {
                number(out, c.normals()[3 * p + k]).append(k < 2 || parts ? Character.toString(blank) : "");
            }
            out.append(parts ? c.parts()[p] + ".000000" : "").append('\n');
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Six decimals, without the slowness of String.format. */
    private static StringBuilder number(StringBuilder out, float v) {
        long micro = Math.round(v * 1e6);
        if (micro < 0) {
            out.append('-');
        }
        String digits = Long.toString(Math.abs(micro) % 1_000_000 + 1_000_000);
        return out.append(Math.abs(micro) / 1_000_000).append('.').append(digits, 1, 7);
    }
}
