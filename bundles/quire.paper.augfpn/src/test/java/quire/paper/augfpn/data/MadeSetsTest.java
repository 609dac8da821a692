package quire.paper.augfpn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.tensor.Batch;
import quire.data.batch.FreshReading;
import quire.detection.box.Boxes;
import quire.detection.box.GroundTruth;
import quire.detection.data.AnnotationSet;
import quire.detection.data.BadBoxes;
import quire.detection.data.CocoInstances;
import quire.testkit.SharedData;

class MadeSetsTest {
    private static final Map<String, String> FEW = Map.of("train", "12", "validation", "4", "test", "20");
    @TempDir
    Path folder;

    private Dataset open(DatasetFactory f, String work, Map<String, String> options) throws IOException {
        return f.open(new DatasetRequest(null, folder.resolve(work), f.options().parse(options), 1, null));
    }

    private AnnotationSet read(String work, String part) throws IOException {
        return CocoInstances.read(folder.resolve(work).resolve("scenes/annotations/instances_" + part + ".json"), BadBoxes.REJECT);
    }

    @Test
    void scalesAreCocoFilesWithPictures() throws IOException {
        try (Dataset d = open(new Scales(), "a", FEW); Dataset again = open(new Scales(), "b", FEW)) {
            assertThat(d.fingerprint()).isEqualTo(again.fingerprint());
            assertThat(d.splits()).containsExactly("train", "validation", "test");
            assertThat(d.schema().facts()).containsEntry("area_sides", "16-40");
            assertThat(d.schema().size("classes")).isEqualTo(6);
            Batch b = d.split("train").read(new int[] {0, 1}, FreshReading.evaluation(1));
            assertThat(b.get(GroundTruth.IMAGE).shape()).containsExactly(2, 3, 128, 128);
        }
        assertThat(Files.readAllBytes(folder.resolve("a/scenes/train/000001.png"))).isEqualTo(Files.readAllBytes(folder.resolve("b/scenes/train/000001.png")));
        read("a", "train").images().forEach(i -> {
            GroundTruth t = i.objects();
            assertThat(t.count()).isBetween(1, 6);
            for (int x = 0; x < t.count(); x++) {
                for (int y = 0; y < x; y++) {
                    assertThat(Boxes.iou(t.boxes(), x, t.boxes(), y)).isLessThan(0.1);
                }
            }
        });
    }

    @Test
    void boundarySidesLieAtTheSwitchesOrAway() throws IOException {
        try (Dataset d = open(new Boundary(), "c", FEW)) {
            assertThat(d.splits()).containsExactly("train", "validation", "test", "test_away");
        }
        for (String part : List.of("test", "test_away")) {
            double first = part.equals("test") ? 32 : 16 * Math.sqrt(2);
            read("c", part).images().forEach(i -> {
                for (double area : i.objects().areas()) {
                    double side = Math.sqrt(area);
                    double off = Math.min(Math.abs(side / first - 1), Math.abs(side / first / 2 - 1));
                    // whole pixels
                    assertThat(off).as("side %s", side).isLessThan(0.12 + 0.04);
                }
            });
        }
    }

    @Test
    void contextLiesInOppositeCorners() throws IOException {
        try (Dataset d = open(new Context(), "d", FEW)) {
            assertThat(d.schema().classes()).containsExactly("near warm", "near cold");
        }
        read("d", "test").images().forEach(i -> {
            double[] b = i.objects().boxes();
            assertThat(b[2] <= 36 || b[0] >= 92).isTrue();
            assertThat(b[3] <= 36 || b[1] >= 92).isTrue();
        });
        assertThatThrownBy(() -> open(new Context(), "e", Map.of("side", "64"))).isInstanceOf(QuireException.class)
                .hasMessage("side=64 is too small to hide the marker from a plain pyramid; give at least 128");
        assertThatThrownBy(() -> open(new Scales(), "f", Map.of("side", "100"))).isInstanceOf(QuireException.class)
                .hasMessage("side=100 is no multiple of 16; give one");
    }

    @Test
    void realFoldersAreRecognised() throws IOException {
        Path data = SharedData.find("detection");
        assertThat(new Voc().recognises(data.resolve("bccd"))).isTrue();
        assertThat(new Coco().recognises(data.resolve("tiny_coco"))).isTrue();
        Coco coco = new Coco();
        try (Dataset d = coco.open(new DatasetRequest(data.resolve("tiny_coco"), folder, coco.options().defaults(), 1, null))) {
            assertThat(d.schema().size("classes")).isEqualTo(80);
            assertThat(d.counts()).containsKey("objects_test");
        }
    }
}
