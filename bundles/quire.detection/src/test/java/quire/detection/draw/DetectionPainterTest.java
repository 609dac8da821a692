package quire.detection.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import quire.detection.image.RgbImage;

class DetectionPainterTest {
    @Test
    void boxesAndWordsAreDrawnOnAnEnlargedPicture() {
        BufferedImage p = new DetectionPainter(List.of("cat", "dog")).paint(new RgbImage(64, 48, new byte[64 * 48 * 3]),
                new double[] {10, 20, 40, 40, 5, 0, 60, 47}, new int[] {0, 1}, new double[] {0.91, 0.5}, 2);
        int k = DetectionPainter.enlargement(64, 48);
        assertThat(k).isEqualTo(8);
        assertThat(p.getWidth()).isEqualTo(512);
        int cat = DetectionPainter.colour(0).getRGB();
        int dog = DetectionPainter.colour(1).getRGB();
        assertThat(cat).isNotEqualTo(dog);
        assertThat(p.getRGB(10 * k, 30 * k)).isEqualTo(cat);
        assertThat(p.getRGB(60 * k, 30 * k)).isEqualTo(dog);
        assertThat(p.getRGB(30 * k, 30 * k) & 0xFFFFFF).isZero();
        // the words stand on their colour: above the first box, inside the second, which touches the border
        assertThat(p.getRGB(10 * k + 1, 20 * k - 6)).isEqualTo(cat);
        assertThat(p.getRGB(5 * k + 2, 3)).isEqualTo(dog);
        assertThat(DetectionPainter.enlargement(640, 480)).isEqualTo(1);
    }

    @Test
    void boxesWithoutScoresAndOutsideDoNoHarm() {
        BufferedImage p = new DetectionPainter(List.of("cat")).paint(new RgbImage(500, 500, new byte[750_000]),
                new double[] {-50, -50, 900, 900}, new int[] {0}, null, 1);
        assertThat(p.getWidth()).isEqualTo(500);
    }
}
