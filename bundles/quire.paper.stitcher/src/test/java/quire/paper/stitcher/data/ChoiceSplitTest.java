package quire.paper.stitcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.QuireException;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.detection.box.GroundTruth;
import quire.paper.stitcher.feedback.Mode;
import quire.paper.stitcher.stitch.Grid;

class ChoiceSplitTest {
    private static final int[] ROWS = {3, 0, 8};
    private final KnownPictures pictures = new KnownPictures(12);

    private Batch read(Mode mode, int side) {
        return new ChoiceSplit(pictures, new Grid(side), mode).read(ROWS, KnownPictures.training(5));
    }

    @ParameterizedTest
    @EnumSource
    void regularPicturesAreThoseOfTrainingWithoutStitching(Mode mode) {
        Batch plain = pictures.read(ROWS, KnownPictures.training(5));
        Batch regular = StitchedBatch.regular(read(mode, 2));
        assertThat(regular.tensors().keySet()).isEqualTo(plain.tensors().keySet());
        plain.tensors().forEach((name, t) -> assertThat(regular.get(name).toDoubles()).as(name).isEqualTo(t.toDoubles()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyCellHoldsOnePictureAndItsBoxes(int side) {
        Batch stitched = StitchedBatch.stitched(read(Mode.ALWAYS, side));
        int cell = KnownPictures.SIDE / side;
        for (int row = 0; row < ROWS.length; row++) {
            GroundTruth o = GroundTruth.of(stitched, row);
            int at = 0;
            double[] colours = new double[side * side];
            for (int c = 0; c < side * side; c++) {
                int left = c % side * cell;
                int top = c / side * cell;
                colours[c] = pixel(stitched, row, left, top);
                assertThat(pixel(stitched, row, left + cell - 1, top + cell - 1)).isEqualTo((float) colours[c]);
                // pictures have one box, or two of which the first is small
                int n = at + 1 < o.count() && o.labels()[at] == 1 ? 2 : 1;
                for (int k = at; k < at + n; k++) {
                    assertThat(o.boxes()[4 * k]).isBetween((double) left, (double) left + cell);
                    assertThat(o.boxes()[4 * k + 3]).isBetween((double) top, (double) top + cell);
                    double width = (o.boxes()[4 * k + 2] - o.boxes()[4 * k]) * KnownPictures.SIDE / cell;
                    assertThat(width).isCloseTo(o.labels()[k] == 1 ? 10 : n == 1 ? 36 : 40, within(1e-4));
                    double scale = (double) KnownPictures.SIDE / cell;
                    assertThat(o.areas()[k] * scale * scale).isCloseTo(o.labels()[k] == 1 ? 100 : n == 1 ? 36 * 44 : 40 * 24, within(1e-2));
                }
                at += n;
            }
            assertThat(at).isEqualTo(o.count());
            assertThat(Arrays.stream(colours).distinct().count()).as("pictures of one stitched picture differ").isEqualTo(side * side);
        }
    }

    private static float pixel(Batch batch, int row, int x, int y) {
        Tensor image = batch.get(GroundTruth.IMAGE);
        return image.floats().get((row * 3 * KnownPictures.SIDE + y) * KnownPictures.SIDE + x);
    }

    @Test
    void shrinkingKeepsThePictureAndLeavesTheRestEmpty() {
        Batch pair = read(Mode.SHRINK, 2);
        Batch regular = StitchedBatch.regular(pair);
        Batch shrunk = StitchedBatch.stitched(pair);
        for (int row = 0; row < ROWS.length; row++) {
            assertThat(pixel(shrunk, row, 3, 3)).isEqualTo(pixel(regular, row, 3, 3));
            assertThat(pixel(shrunk, row, 40, 3)).isZero();
            assertThat(pixel(shrunk, row, 3, 40)).isZero();
            GroundTruth before = GroundTruth.of(regular, row);
            GroundTruth after = GroundTruth.of(shrunk, row);
            assertThat(after.labels()).isEqualTo(before.labels());
            for (int i = 0; i < before.boxes().length; i++) {
                assertThat(after.boxes()[i]).isEqualTo(before.boxes()[i] / 2);
            }
        }
    }

    @Test
    void aStitchedPictureNeedsAsManyPictures() {
        assertThatThrownBy(() -> new ChoiceSplit(new KnownPictures(3), new Grid(2), Mode.FEEDBACK)).isInstanceOf(QuireException.class)
                .hasMessage("a stitched picture takes 4 pictures, but the training split has 3; give more data or set pictures lower");
        assertThat(new ChoiceSplit(new KnownPictures(4), new Grid(2), Mode.FEEDBACK).size()).isEqualTo(4);
    }
}
