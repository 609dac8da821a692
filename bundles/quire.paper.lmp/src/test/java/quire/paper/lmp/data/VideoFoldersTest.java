package quire.paper.lmp.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.tensor.Batch;
import quire.data.batch.FreshReading;
import quire.detection.box.GroundTruth;
import quire.testkit.SharedData;

class VideoFoldersTest {
    @TempDir
    Path folder;

    private Dataset open(DatasetFactory f, Path data, Map<String, String> options) throws IOException {
        assertThat(f.recognises(data)).isTrue();
        return f.open(new DatasetRequest(data, folder, f.options().parse(options), 1, null));
    }

    private void sequence(String boxes, int... numbers) throws IOException {
        Path in = Files.createDirectories(folder.resolve("s/img1"));
        for (int n : numbers) {
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", in.resolve("00" + n + ".png").toFile());
        }
        Files.writeString(Files.createDirectories(folder.resolve("s/gt")).resolve("gt.txt"), boxes);
    }

    @Test
    void motKeepsPersonsThatCount() throws IOException {
        sequence("5,1,11,5,20,10,1,1,1\n5,2,1,1,9,9,0,1,1\n5,3,1,1,9,9,1,7,1\n9,1,1,1,9,9,1,1,1\n", 1, 2, 3, 4, 5);
        try (Dataset set = open(new MotFactory(), folder.resolve("s"), Map.of("width", "64", "height", "64"))) {
            assertThat(set.counts()).containsEntry("images_train", 3L).containsEntry("images_validation", 1L).containsEntry("objects_test", 1L);
            Batch b = set.split(Dataset.TEST).read(new int[] {0}, FreshReading.evaluation(1));
            assertThat(GroundTruth.of(b, 0).boxes()).containsExactly(10, 4, 30, 14);
        }
    }

    @Test
    void motRefusesGapsAndBadLines() throws IOException {
        sequence("1,1,1,1,9,9\n2,x\n", 1, 2);
        assertThatThrownBy(() -> open(new MotFactory(), folder.resolve("s"), Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("gt.txt:2: '2,x' has a word where a number belongs");
        sequence("1,1,1,1,0,9\n", 1, 2);
        assertThatThrownBy(() -> open(new MotFactory(), folder.resolve("s"), Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("gt.txt:1:").hasMessageContaining("with a box that has an area");
        sequence("", 1, 2, 4);
        assertThatThrownBy(() -> open(new MotFactory(), folder.resolve("s"), Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("frame 3 should come here");
    }

    @Test
    void vidReadsWhatDriftWrote() throws IOException {
        DriftFactory drift = new DriftFactory();
        drift.open(new DatasetRequest(null, folder, drift.options().parse(Map.of("train", "3", "validation", "1", "test", "2", "frames", "4")), 1, null))
                .close();
        try (Dataset set = open(new VidFactory(), folder.resolve("vid"), Map.of("width", "96", "height", "96"))) {
            assertThat(set.schema().classes()).hasSize(30);
            assertThat(set.counts()).containsEntry("images_train", 8L).containsEntry("images_validation", 4L).containsEntry("images_test", 8L);
        }
        Files.delete(folder.resolve("vid/ImageSets/VID/test_videos.txt"));
        assertThatThrownBy(() -> open(new VidFactory(), folder.resolve("vid"), Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("has no VID_val_videos.txt");
    }

    @Test
    void realMotSequence() throws IOException {
        try (Dataset set = open(new MotFactory(), SharedData.find("video/MOT17-mini"), Map.of())) {
            assertThat(set.counts()).containsEntry("images_train", 2L).containsEntry("images_test", 1L);
            assertThat(set.counts().get("objects_train")).isPositive();
        }
    }

    @Test
    void boxesOfRealMasksAreTheDerivedOnes() throws IOException {
        Path davis = SharedData.find("video/davis_car-shadow");
        String[] last = Files.readAllLines(davis.resolve("boxes_derived.csv")).get(40).split(",");
        try (Dataset set = open(new DavisFactory(), davis, Map.of("width", "854", "height", "480", "interval", "1"))) {
            assertThat(set.counts()).containsEntry("images_train", 24L).containsEntry("objects_test", 8L);
            double[] b = GroundTruth.of(set.split(Dataset.TEST).read(new int[] {7}, FreshReading.evaluation(1)), 0).boxes();
            assertThat(b[0]).isEqualTo(Double.parseDouble(last[1]));
            assertThat(b[3] - b[1]).isEqualTo(Double.parseDouble(last[4]));
        }
    }
}
