package quire.paper.stitcher.data;

import java.util.SplittableRandom;
import quire.api.QuireException;
import quire.api.dataset.Reading;
import quire.api.dataset.Split;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.stitcher.feedback.Mode;
import quire.paper.stitcher.stitch.Grid;

/**
 * A detection split whose batches hold, beside the pictures asked for, as many stitched ones of pictures drawn at random. The pictures
 * asked for are read first and draw the same random numbers as without stitching.
 */
public final class ChoiceSplit implements Split {
    private final Split pictures;
    private final Grid grid;
    private final Mode mode;

    /** @throws QuireException if a stitched picture needs more pictures than there are */
    public ChoiceSplit(Split pictures, Grid grid, Mode mode) {
        if (mode != Mode.SHRINK && grid.cells() > pictures.size()) {
            throw QuireException.of("a stitched picture takes %d pictures, but the training split has %d; give more data or set pictures lower",
                    grid.cells(), pictures.size());
        }
        this.pictures = pictures;
        this.grid = grid;
        this.mode = mode;
    }

    @Override
    public int size() {
        return pictures.size();
    }

    @Override
    public Batch read(int[] rows, Reading reading) {
        Batch regular = pictures.read(rows, reading);
        if (mode == Mode.REGULAR) {
            return regular;
        }
        StitchedBatch out = new StitchedBatch(grid, regular);
        if (mode == Mode.SHRINK) {
            return out.shrunk(reading);
        }
        int[] drawn = new int[rows.length * grid.cells()];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = other(drawn, i / grid.cells() * grid.cells(), i, reading.random());
        }
        return out.stitched(pictures.read(drawn, new Cells(reading)), reading);
    }

    /** A picture that is not yet in the stitched one. */
    private int other(int[] drawn, int from, int to, SplittableRandom random) {
        while (true) {
            int row = random.nextInt(pictures.size());
            boolean again = false;
            for (int i = from; i < to; i++) {
                again |= drawn[i] == row;
            }
            if (!again) {
                return row;
            }
        }
    }

    /** Memory of its own for the pictures that are stitched. */
    private record Cells(Reading reading) implements Reading {
        @Override
        public Tensor tensor(String name, DType dtype, long... shape) {
            return reading.tensor("cells/" + name, dtype, shape);
        }

        @Override
        public SplittableRandom random() {
            return reading.random();
        }

        @Override
        public boolean training() {
            return reading.training();
        }
    }
}
