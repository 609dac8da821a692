package quire.paper.densepoint.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetRequest;
import quire.api.dataset.Schema;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.tensor.DType;
import quire.paper.densepoint.data.Cad;
import quire.paper.densepoint.file.ShapeFiles;
import quire.paper.densepoint.geometry.Workers;
import quire.paper.densepoint.model.DensePointFactory;
import quire.testkit.Engines;
import quire.testkit.KnownRun;
import quire.testkit.Prediction;

class PointPredictorTest {
    private static final Map<String, String> SMALL = Map.of("growth", "4", "global", "16", "head", "16-12", "decoder", "8");
    private final Workers workers = new Workers();
    @TempDir
    Path folder;

    @AfterEach
    void endThreads() {
        workers.close();
    }

    /** The schema of a data set, whose artifacts are left in the folder. */
    private Schema schema(String task) throws IOException {
        Cad cad = new Cad(workers);
        OptionValues o = cad.options().parse(Map.of("task", task, "points", "64", "centres", "16-8", "pool_neighbours", "8-8", "block_neighbours", "4-4",
                "train", "2", "validation_shapes", "1", "test_shapes", "1", "file_points", "80"));
        try (Dataset d = cad.open(new DatasetRequest(null, folder.resolve("work"), o, 1, null))) {
            d.writeArtifacts(Files.createDirectories(folder.resolve("artifacts")));
            return d.schema();
        }
    }

    private static Session session(Lease lease, Schema schema) {
        ModelFactory f = new DensePointFactory();
        return lease.open(f.create(f.options().parse(SMALL), schema, DType.FLOAT), SessionOptions.inference(4));
    }

    private Path cloud(String name, int points) throws IOException {
        SplittableRandom r = new SplittableRandom(points);
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < points; i++) {
            b.append(String.format(Locale.ROOT, "%.5f %.5f %.5f%n", r.nextDouble(100, 200), r.nextDouble(100, 150), r.nextDouble(0, 300)));
        }
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.writeString(folder.resolve(name), b);
    }

    private List<Path> predict(Session session, Schema schema, List<Path> inputs, Map<String, String> options) throws IOException {
        PointPredictor p = new PointPredictor(workers);
        Path out = Files.createDirectories(folder.resolve("out"));
        KnownRun run = KnownRun.of("densepoint", "densepoint", "cad", SMALL, schema, folder.resolve("artifacts"));
        return p.predict(new Prediction(run, session, inputs, out, p.options().parse(options)));
    }

    @Test
    void classesAndSimilarShapes() throws IOException {
        Schema schema = schema("classify");
        cloud("in/a.xyz", 90);
        cloud("in/deep/b.txt", 50);
        try (Lease lease = Engines.chosen(); Session s = session(lease, schema)) {
            List<Path> out = predict(s, schema, List.of(folder.resolve("in")), Map.of("similar", "3", "pictures", "1"));
            assertThat(out.stream().map(f -> f.getFileName().toString())).containsExactly("predictions.csv", "similar.csv", "001-a.png");
            List<String> lines = Files.readAllLines(out.get(0));
            assertThat(lines.get(0)).startsWith("file,points,class,probability,p table");
            assertThat(lines).hasSize(3);
            assertThat(lines.get(2)).contains("b.txt,50,");
            List<String> similar = Files.readAllLines(out.get(1));
            assertThat(similar).hasSize(7);
            double before = 0;
            for (String line : similar.subList(1, 4)) {
                double distance = Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
                assertThat(distance).isBetween(before, 2.0);
                before = distance;
            }
            BufferedImage image = ImageIO.read(out.get(2).toFile());
            assertThat(image.getWidth()).isEqualTo(840);
        }
    }

    @Test
    void partsAreCarriedToAllPoints() throws IOException {
        Schema schema = schema("parts");
        Path file = cloud("armchair/x.xyz", 150);
        try (Lease lease = Engines.chosen(); Session s = session(lease, schema)) {
            List<Path> out = predict(s, schema, List.of(file), Map.of());
            assertThat(out.stream().map(f -> f.getFileName().toString())).containsExactly("001-x.ply", "001-x.csv", "001-x.png");
            assertThat(ShapeFiles.read(out.get(0)).points().xyz()).containsExactly(ShapeFiles.read(file).points().xyz());
            // parts of the armchair, not of the chair whose name it holds: table 2, pedestal table 3, chair 3
            assertThat(Files.readAllLines(out.get(1)).stream().skip(1).map(l -> Integer.parseInt(l.substring(l.lastIndexOf(',') + 1)))).hasSize(150)
                    .allMatch(p -> p >= 8 && p < 12);
            Path elsewhere = cloud("y.xyz", 100);
            assertThatThrownBy(() -> predict(s, schema, List.of(elsewhere), Map.of("category", "sofa"))).isInstanceOf(QuireException.class)
                    .hasMessageContaining("category 'sofa' is unknown to this model");
        }
    }

    @Test
    void normalsOfAllPoints() throws IOException {
        Schema schema = schema("normals");
        Path file = cloud("x.xyz", 100);
        try (Lease lease = Engines.chosen(); Session s = session(lease, schema)) {
            float[] n = ShapeFiles.read(predict(s, schema, List.of(file), Map.of()).get(0)).points().normals();
            assertThat(n).hasSize(300);
            for (int i = 0; i < n.length; i += 3) {
                assertThat(n[i] * n[i] + n[i + 1] * n[i + 1] + n[i + 2] * n[i + 2]).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-3f));
            }
        }
    }

    @Test
    void badInputIsRefusedByName() throws IOException {
        Schema schema = schema("classify");
        try (Lease lease = Engines.chosen(); Session s = session(lease, schema)) {
            Path few = cloud("few.xyz", 5);
            assertThatThrownBy(() -> predict(s, schema, List.of(few), Map.of())).isInstanceOf(QuireException.class)
                    .hasMessage(few + ": 5 points are fewer than the 16 centres of the model's first PPool; give a denser cloud");
            Path same = Files.writeString(folder.resolve("same.xyz"), "1 2 3\n".repeat(40));
            assertThatThrownBy(() -> predict(s, schema, List.of(same), Map.of())).isInstanceOf(QuireException.class).hasMessageContaining("all 40 points are the same");
            Path none = Files.createDirectories(folder.resolve("none"));
            assertThatThrownBy(() -> predict(s, schema, List.of(none), Map.of())).isInstanceOf(QuireException.class).hasMessageContaining("no files of [off, ply");
            Path other = Files.writeString(folder.resolve("a.jpg"), "x");
            assertThatThrownBy(() -> predict(s, schema, List.of(other), Map.of())).isInstanceOf(QuireException.class).hasMessageContaining("no reader for this extension");
            assertThat(folder.resolve("out/predictions.csv")).doesNotExist();
        }
    }
}
