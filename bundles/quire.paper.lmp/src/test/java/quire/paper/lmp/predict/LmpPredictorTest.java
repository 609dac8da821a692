package quire.paper.lmp.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Schema;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.detection.image.Normalisation;
import quire.paper.lmp.model.LmpFactory;
import quire.testkit.Engines;
import quire.testkit.IsolatedLibTorch;
import quire.testkit.KnownRun;
import quire.testkit.Prediction;

class LmpPredictorTest {
    private static final Schema SCHEMA = new Schema(Map.of("width", 64L, "height", 64L, "classes", 2L, "interval", 2L), List.of("cat", "dog"),
            Map.of("normalisation", Normalisation.IMAGENET.toString(), "category_ids", "1,2"));
    @TempDir
    Path folder;

    private void frame(String name, int width) throws IOException {
        Path in = Files.createDirectories(folder.resolve("clip"));
        ImageIO.write(new BufferedImage(width, 40, BufferedImage.TYPE_INT_RGB), "png", in.resolve(name).toFile());
    }

    private List<Path> predict() throws IOException {
        LmpFactory f = new LmpFactory();
        try (Lease lease = Engines.lease(IsolatedLibTorch.engine());
                Session s = lease.open(f.create(f.options().defaults(), SCHEMA, DType.FLOAT), SessionOptions.inference(4))) {
            LmpPredictor p = new LmpPredictor();
            KnownRun run = KnownRun.of("lmp", "lmp", "vid", Map.of(), SCHEMA, Path.of("r1"));
            return p.predict(new Prediction(run, s, List.of(Files.createDirectories(folder.resolve("clip"))), Files.createDirectories(folder.resolve("out")),
                    p.options().defaults()));
        }
    }

    @Test
    void writesFramesAnimationResultsAndLocations() throws IOException {
        for (int i = 0; i < 3; i++) {
            frame("00" + i + ".png", 60);
        }
        assertThat(predict().stream().map(f -> f.getFileName().toString())).containsExactly("clip.gif", "clip-0000-first.png", "clip-0001-nonkey.png",
                "clip-0002-key.png", "results.json", "images.json", "vid.txt", "offsets.png");
    }

    @Test
    void refusesWhatIsNoVideo() throws IOException {
        assertThatThrownBy(this::predict).isInstanceOf(QuireException.class).hasMessageContaining("has no PNG or JPEG frame; give a folder of frames");
        frame("000.png", 60);
        frame("001.png", 61);
        assertThatThrownBy(this::predict).isInstanceOf(QuireException.class).hasMessageContaining("frame 1 is 61 x 40, the video began with 60 x 40");
        frame("01.png", 60);
        assertThatThrownBy(this::predict).isInstanceOf(QuireException.class).hasMessageContaining("has the same number as");
        frame("last.png", 60);
        assertThatThrownBy(this::predict).isInstanceOf(QuireException.class).hasMessageContaining("its name ends in no number");
    }

    @Test
    void refusesLocationsThatDoNotFit() {
        assertThatThrownBy(() -> Opening.checkOffsets(Tensor.zeros(DType.FLOAT, 4, 2), 16)).isInstanceOf(QuireException.class)
                .hasMessageContaining("the model has 4 sampling locations, its options say offsets=16");
        assertThatThrownBy(() -> Opening.checkOffsets(Tensor.of(new float[] {0, Float.NaN}, 1, 2), 1)).isInstanceOf(QuireException.class)
                .hasMessageContaining("a sampling location is NaN");
    }
}
