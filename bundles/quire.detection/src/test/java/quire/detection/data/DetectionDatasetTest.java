package quire.detection.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.tensor.Batch;
import quire.data.batch.FreshReading;
import quire.data.picture.Pictures;
import quire.detection.box.GroundTruth;
import quire.testkit.SharedData;

class DetectionDatasetTest {
    private static final int WIDE = 80;
    private static final int HIGH = 40;

    @TempDir
    private Path root;

    /** A COCO folder: 10 training images with one to three bright boxes, 2 validation images, the last without an object. */
    @BeforeEach
    void write() throws IOException {
        write("train2017", 10);
        write("val2017", 2);
    }

    private void write(String name, int n) throws IOException {
        List<AnnotatedImage> images = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            BufferedImage picture = new BufferedImage(WIDE, HIGH, BufferedImage.TYPE_INT_RGB);
            int objects = name.startsWith("val") && i == n - 1 ? 0 : 1 + i % 3;
            double[] boxes = new double[4 * objects];
            int[] labels = new int[objects];
            for (int g = 0; g < objects; g++) {
                int x = 5 + 20 * g;
                picture.createGraphics().fillRect(x, 10, 10, 20);
                System.arraycopy(new double[] {x, 10, x + 10, 30}, 0, boxes, 4 * g, 4);
                labels[g] = g % 2;
            }
            Pictures.write(root.resolve("images").resolve(name).resolve(i + ".png"), picture);
            images.add(new AnnotatedImage(i + 1L, i + ".png", WIDE, HIGH, new GroundTruth(boxes, labels, new double[] {200, 200, 200, 200},
                    new int[objects])));
        }
        CocoInstances.write(root.resolve("annotations/instances_" + name + ".json"),
                new AnnotationSet(name, List.of("even", "odd"), new long[] {4, 9}, images, Map.of()));
    }

    private Dataset open(DatasetFactory f, Path data, Map<String, String> options) throws IOException {
        return f.open(new DatasetRequest(data, root, f.options().parse(options), 1, null));
    }

    @Test
    void filesBecomeBatchesOfOneSize() throws IOException {
        CocoFactory f = new CocoFactory();
        assertThat(f.recognises(root)).isTrue();
        assertThat(f.recognises(root.resolve("images"))).isFalse();
        try (Dataset d = open(f, root, Map.of("width", "64", "height", "64", "validation", "0.2"))) {
            assertThat(d.splits()).containsExactly("train", "validation", "test");
            assertThat(d.split("train").size()).isEqualTo(8);
            assertThat(d.split("validation").size()).isEqualTo(2);
            assertThat(d.split("test").size()).isEqualTo(2);
            assertThat(d.schema().classes()).containsExactly("even", "odd");
            assertThat(d.schema().size("objects")).isEqualTo(3);
            assertThat(d.schema().facts()).containsEntry("category_ids", "4,9");
            Batch b = d.split("test").read(new int[] {1, 0}, FreshReading.evaluation(1));
            assertThat(b.get("image").shape()).containsExactly(2, 3, 64, 64);
            GroundTruth none = GroundTruth.of(b, 0);
            assertThat(none.count()).isZero();
            GroundTruth one = GroundTruth.of(b, 1);
            assertThat(one.boxes()).containsExactly(4, 8, 12, 24);
            assertThat(one.labels()).containsExactly(0);
            assertThat(one.areas()).containsExactly(200);
            assertThat(b.get("image_info").toFloats()).containsExactly(80, 40, 0.8f, 1, 80, 40, 0.8f, 0);
            assertThat(b.get("gt_labels").toDoubles()).containsExactly(-1, -1, -1, 0, -1, -1);
            float[] p = b.get("image").toFloats();
            int at = 3 * 64 * 64 + 16 * 64;
            // white inside the box, black beside it, padding below row 32
            assertThat(p[at + 8]).isCloseTo((255 - 123.675f) / 58.395f, within(1e-4f));
            assertThat(p[at + 20]).isCloseTo(-123.675f / 58.395f, within(1e-4f));
            assertThat(p[at + 20 + 17 * 64]).isZero();
            assertThat(d.counts()).containsEntry("images_train", 8L);
        }
    }

    @Test
    void trainingImagesAreMirroredWithTheirBoxes() throws IOException {
        try (Dataset d = open(new CocoFactory(), root, Map.of("width", "80", "height", "40"))) {
            boolean[] seen = new boolean[2];
            for (int seed = 0; seed < 12; seed++) {
                Batch b = d.split("train").read(new int[] {0}, new FreshReading(true, new SplittableRandom(seed)));
                double[] box = GroundTruth.of(b, 0).boxes();
                float[] p = b.get("image").toFloats();
                assertThat(p[20 * 80 + (int) box[0]]).isPositive();
                assertThat(p[20 * 80 + (int) box[2] - 1]).isPositive();
                assertThat(p[20 * 80 + (int) box[0] - 1]).isNegative();
                seen[box[0] == 5 ? 0 : 1] = true;
            }
            assertThat(seen).containsExactly(true, true);
        }
    }

    @Test
    void optionsChooseClassesAndImages() throws IOException {
        try (Dataset d = open(new CocoFactory(), root, Map.of("classes", "odd", "limit", "3"))) {
            assertThat(d.schema().classes()).containsExactly("odd");
            assertThat(d.split("train").size()).isEqualTo(3);
        }
        String a = fingerprint(Map.of());
        assertThat(fingerprint(Map.of())).isEqualTo(a).hasSize(64);
        assertThat(fingerprint(Map.of("split_seed", "2"))).isNotEqualTo(a);
        assertThatThrownBy(() -> open(new CocoFactory(), root, Map.of("classes", "even,cat"))).isInstanceOf(QuireException.class)
                .hasMessageContaining("no class 'cat'");
    }

    private String fingerprint(Map<String, String> options) throws IOException {
        try (Dataset d = open(new CocoFactory(), root, options)) {
            return d.fingerprint();
        }
    }

    @Test
    void badFoldersAreRefused() throws IOException {
        Files.delete(root.resolve("images/val2017/1.png"));
        assertThatThrownBy(() -> open(new CocoFactory(), root, Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("picture of image 2 is missing").hasMessageContaining("1.png");
        Pictures.write(root.resolve("images/val2017/1.png"), new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB));
        try (Dataset d = open(new CocoFactory(), root, Map.of())) {
            assertThatThrownBy(() -> d.split("test").read(new int[] {1}, FreshReading.evaluation(1))).isInstanceOf(QuireException.class)
                    .hasMessageContaining("the picture is 9 x 9, its annotation says 80 x 40");
        }
        Files.delete(root.resolve("annotations/instances_val2017.json"));
        assertThatThrownBy(() -> open(new CocoFactory(), root, Map.of())).hasMessageContaining("instances_val*.json");
        assertThatThrownBy(() -> open(new CocoFactory(), root.resolve("images"), Map.of())).hasMessageContaining("has no folder annotations");
        assertThatThrownBy(() -> open(new VocFactory(), root, Map.of())).hasMessageContaining("has no folder");
    }

    @Test
    void realSetsRead() throws IOException {
        try (Dataset d = open(new CocoFactory(), SharedData.find("detection/tiny_coco"), Map.of("width", "128", "height", "128"))) {
            assertThat(d.split("test").size()).isEqualTo(6);
            assertThat(d.split("train").size() + d.split("validation").size()).isBetween(30, 32);
            assertThat(d.split("test").read(new int[] {0, 1, 2, 3, 4, 5}, FreshReading.evaluation(1)).rows()).isEqualTo(6);
        }
        VocFactory voc = new VocFactory();
        Path bccd = SharedData.find("detection/bccd");
        assertThat(voc.recognises(bccd)).isTrue();
        try (Dataset d = open(voc, bccd, Map.of("width", "160", "height", "128"))) {
            assertThat(d.schema().classes()).containsExactly("Platelets", "RBC", "WBC");
            assertThat(d.split("train").size()).isEqualTo(126);
            assertThat(d.split("test").size()).isEqualTo(40);
            assertThat(d.split("test").read(new int[] {0}, FreshReading.evaluation(1)).get("image_info").toFloats()).startsWith(640, 480, 0.25f);
        }
    }
}
