package quire.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;

class PictureTest {
    @TempDir
    Path folder;

    @Test
    void plotsAreDrawnWithoutDisplay() throws IOException {
        Path png = folder.resolve("p.png");
        new LinePlot("Loss", "epoch", "loss", List.of(new LinePlot.Curve("train", new double[] {0, 1, 2}, new double[] {3, Double.NaN, 1}),
                new LinePlot.Curve("none", new double[] {0}, new double[] {Double.NaN}))).write(png);
        BufferedImage image = Pictures.read(png);
        assertThat(image.getWidth()).isEqualTo(960);
        long colours = Arrays.stream(image.getRGB(0, 0, 960, 600, null, 0, 960)).distinct().count();
        assertThat(colours).isGreaterThan(5);
    }

    @Test
    void plotsOfNothingAreRefused() {
        LinePlot plot = new LinePlot("t", "x", "y", List.of(new LinePlot.Curve("a", new double[] {1}, new double[] {Double.NaN})));
        assertThatThrownBy(() -> plot.write(folder.resolve("p.png"))).isInstanceOf(QuireException.class);
        assertThat(folder.resolve("p.png")).doesNotExist();
    }

    @Test
    void animationsHaveAllFramesAndRepeat() throws IOException {
        List<BufferedImage> frames = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            BufferedImage f = new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB);
            f.setRGB(i, i, 0xFFFFFF);
            frames.add(f);
        }
        Path gif = folder.resolve("a.gif");
        AnimatedGif.write(gif, frames, 10);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(5);
            assertThat(reader.read(3).getRGB(3, 3) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        } finally {
            reader.dispose();
        }
        assertThat(new String(Files.readAllBytes(gif), java.nio.charset.StandardCharsets.ISO_8859_1)).contains("NETSCAPE2.0");
        assertThatThrownBy(() -> AnimatedGif.write(gif, List.of(), 10)).isInstanceOf(IllegalArgumentException.class);
        frames.set(1, new BufferedImage(9, 6, BufferedImage.TYPE_INT_RGB));
        assertThatThrownBy(() -> AnimatedGif.write(gif, frames, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void largeAndDamagedPicturesAreRefused() throws IOException {
        Path png = folder.resolve("p.png");
        Pictures.write(png, new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB));
        byte[] bytes = Files.readAllBytes(png);
        assertThatThrownBy(() -> Pictures.read("p", new ByteArrayInputStream(bytes), 9999)).isInstanceOf(QuireException.class)
                .hasMessageContaining("100 x 100");
        assertThatThrownBy(() -> Pictures.read("p", Arrays.copyOf(bytes, 40))).isInstanceOf(QuireException.class);
        assertThatThrownBy(() -> Pictures.read("p", "text".getBytes())).isInstanceOf(QuireException.class).hasMessageContaining("known format");
    }
}
