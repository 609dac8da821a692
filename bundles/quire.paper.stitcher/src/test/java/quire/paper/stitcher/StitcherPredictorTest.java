package quire.paper.stitcher;

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
import quire.detection.image.Normalisation;
import quire.paper.stitcher.model.FcosFactory;
import quire.paper.stitcher.predict.StitcherPredictor;
import quire.testkit.Engines;
import quire.testkit.IsolatedLibTorch;
import quire.testkit.KnownRun;
import quire.testkit.Prediction;
import quire.testkit.SharedData;

class StitcherPredictorTest {
    private static final Map<String, String> SMALL = Map.of("channels", "8");
    private static final Schema SCHEMA = new Schema(Map.of("width", 96L, "height", 64L, "classes", 2L), List.of("cat", "dog"),
            Map.of("normalisation", Normalisation.IMAGENET.toString(), "category_ids", "1,2"));
    @TempDir
    Path folder;

    private List<Path> predict(Path in, Map<String, String> options) throws IOException {
        FcosFactory f = new FcosFactory();
        StitcherPredictor p = new StitcherPredictor();
        try (Lease lease = Engines.lease(IsolatedLibTorch.engine());
                Session s = lease.open(f.create(f.options().parse(SMALL), SCHEMA, DType.FLOAT), SessionOptions.inference(4))) {
            KnownRun run = KnownRun.of("stitcher", "fcos", "voc", SMALL, SCHEMA, Path.of("r1"));
            return p.predict(new Prediction(run, s, List.of(in), Files.createDirectories(folder.resolve("out")), p.options().parse(options)));
        }
    }

    @Test
    void detectsOnPictures() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        ImageIO.write(new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB), "png", in.resolve("a.png").toFile());
        assertThat(predict(in, Map.of()).stream().map(p -> p.getFileName().toString())).containsExactly("0001-a.png", "results.json", "images.json",
                "errors.json");
    }

    @Test
    void writesStitchedPicturesOfAnAnnotatedFolder() throws IOException {
        Path bccd = SharedData.find("detection/bccd");
        List<Path> out = predict(bccd, Map.of("stitched", "2"));
        assertThat(out).hasSize(2);
        BufferedImage picture = ImageIO.read(out.get(0).toFile());
        assertThat(picture.getWidth() * 64).as("shape of the network's input").isEqualTo(picture.getHeight() * 96);
        assertThat(Files.readAllBytes(out.get(1))).isNotEqualTo(Files.readAllBytes(out.get(0)));
    }

    @Test
    void stitchesOnlyAnnotatedFolders() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        assertThatThrownBy(() -> predict(in, Map.of("stitched", "2"))).isInstanceOf(QuireException.class)
                .hasMessage(in + ": neither a VOC nor a COCO folder; give one with annotations, or leave stitched=N away");
    }
}
