package quire.paper.augfpn.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Schema;
import quire.api.model.ModelFactory;
import quire.api.tensor.DType;
import quire.detection.data.AnnotationSet;
import quire.detection.data.BadBoxes;
import quire.detection.data.CocoInstances;
import quire.detection.data.CocoResults;
import quire.detection.data.DetectionList;
import quire.detection.image.Normalisation;
import quire.paper.augfpn.model.FasterRcnnFactory;
import quire.testkit.IsolatedLibTorch;
import quire.testkit.Engines;
import quire.testkit.KnownRun;
import quire.testkit.Prediction;

class AugFpnPredictorTest {
    private static final Map<String, String> SMALL = Map.of("channels", "8", "hidden", "16", "cs_hidden", "16", "ratios", "0.25,0.5,0.75", "test_proposals",
            "20");
    private static final Schema SCHEMA = new Schema(Map.of("width", 64L, "height", 64L, "classes", 2L), List.of("cat", "dog"),
            Map.of("normalisation", Normalisation.IMAGENET.toString(), "category_ids", "17,18"));
    @TempDir
    Path folder;
    private Path in;

    @BeforeEach
    void pictures() throws IOException {
        in = Files.createDirectories(folder.resolve("in/deep")).getParent();
        for (String name : List.of("b.png", "deep/a.png")) {
            ImageIO.write(new BufferedImage(90, 45, BufferedImage.TYPE_BYTE_GRAY), "png", in.resolve(name).toFile());
        }
    }

    private List<Path> predict(Map<String, String> options) throws IOException {
        ModelFactory f = new FasterRcnnFactory();
        try (Lease lease = Engines.lease(IsolatedLibTorch.engine());
                Session s = lease.open(f.create(f.options().parse(SMALL), SCHEMA, DType.FLOAT), SessionOptions.inference(4))) {
            AugFpnPredictor p = new AugFpnPredictor();
            KnownRun run = KnownRun.of("augfpn", "faster_rcnn", "voc", SMALL, SCHEMA, Path.of("r1"));
            return p.predict(new Prediction(run, s, List.of(in), Files.createDirectories(folder.resolve("out")), p.options().parse(options)));
        }
    }

    @Test
    void writesPicturesResultsListAndErrors() throws IOException {
        Files.write(in.resolve("empty.png"), new byte[0]);
        Files.writeString(in.resolve("text.jpg"), "no picture");
        ImageIO.write(new BufferedImage(90, 10, BufferedImage.TYPE_INT_RGB), "png", in.resolve("flat.png").toFile());
        List<Path> out = predict(Map.of("score", "0.01", "draw_score", "0.01", "detections", "7"));
        assertThat(out.stream().map(f -> f.getFileName().toString())).containsExactly("0001-b.png", "0002-deep-a.png", "results.json", "images.json",
                "errors.json");
        AnnotationSet images = CocoInstances.read(out.get(3), BadBoxes.REJECT);
        assertThat(images.images()).extracting(i -> i.file()).containsExactly("b.png", "deep/a.png");
        assertThat(images.category(1)).isEqualTo(18);
        DetectionList found = CocoResults.read(out.get(2), images);
        assertThat(found.count()).isBetween(1, 14);
        for (int i = 0; i < found.count(); i++) {
            double[] b = found.box(i);
            assertThat(b[0] + b[2]).isBetween(0.0, 90.001);
            assertThat(b[1] + b[3]).isBetween(0.0, 45.001);
        }
        assertThat(ImageIO.read(out.get(0).toFile()).getWidth()).isEqualTo(540);
        assertThat(Files.readString(out.get(4))).contains("empty.png: is empty", "text.jpg: is no PNG or JPEG picture",
                "90 x 10 pixels are fewer than the network's largest stride 16");
    }

    @Test
    void refusesWhereNothingIsLeft() throws IOException {
        Files.delete(in.resolve("b.png"));
        Files.write(in.resolve("deep/a.png"), new byte[0]);
        assertThatThrownBy(() -> predict(Map.of())).isInstanceOf(QuireException.class).hasMessageContaining("a.png: is empty; get the picture again");
        assertThatThrownBy(() -> predict(Map.of("recursive", "false"))).isInstanceOf(QuireException.class)
                .hasMessageContaining("no PNG or JPEG picture in it; name a picture or a folder of pictures");
    }
}
