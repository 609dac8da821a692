package quire.detection.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoxesTest {
    @Test
    void nothingOverlapsABoxWithoutArea() {
        double[] flat = {5, 5, 5, 9};
        assertThat(Boxes.iou(flat, 0, flat, 0)).isZero();
        assertThat(Boxes.inside(flat, 0, flat, 0)).isZero();
        assertThat(Boxes.giou(flat, 0, flat, 0)).isZero();
        double[] inverted = {9, 9, 5, 5};
        assertThat(Boxes.area(inverted, 0)).isZero();
    }

    @Test
    void boxesAreClippedFlippedAndScaled() {
        double[] b = {-3, 2, 30, 90};
        Boxes.clip(b, 1, 20, 50);
        assertThat(b).containsExactly(0, 2, 20, 50);
        double[] f = {1, 2, 5, 6};
        Boxes.flip(f, 1, 10);
        assertThat(f).containsExactly(5, 2, 9, 6);
        Boxes.scale(f, 1, 2);
        assertThat(f).containsExactly(10, 4, 18, 12);
        assertThat(Boxes.larger(f, 0, 7)).isTrue();
        assertThat(Boxes.larger(f, 0, 8)).isFalse();
        assertThat(Boxes.larger(new double[] {0, 0, Double.NaN, 4}, 0, 0)).isFalse();
        assertThat(Boxes.larger(new double[] {0, 0, Double.POSITIVE_INFINITY, 4}, 0, 0)).isFalse();
    }

    @Test
    void scoresAreSortedStablyAndNanIsLeftOut() {
        SplittableRandom random = new SplittableRandom(4);
        double[] s = new double[1000];
        for (int i = 0; i < s.length; i++) {
            s[i] = random.nextInt(40);
        }
        int[] expected = IntStream.range(0, s.length).boxed().sorted((a, b) -> Double.compare(s[b], s[a])).mapToInt(i -> i).toArray();
        assertThat(ScoreOrder.of(s, s.length)).containsExactly(expected);
        assertThat(ScoreOrder.of(new double[] {1, Double.NaN, 2}, 3)).containsExactly(2, 0);
        assertThat(ScoreOrder.best(new double[] {0.1, 0.7, Double.NaN, 0.7, 0.9}, 5, 0.5, 2)).containsExactly(4, 1);
        assertThat(Nms.keep(new double[8], new double[] {Double.NaN, 1}, 2, 0.5, 9)).containsExactly(1);
    }
}
