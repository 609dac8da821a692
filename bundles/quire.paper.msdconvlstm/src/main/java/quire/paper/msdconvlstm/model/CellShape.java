package quire.paper.msdconvlstm.model;

import java.util.SplittableRandom;
import quire.api.QuireException;
import quire.api.model.Init;

/**
 * Sizes of a cell.
 *
 * @param gates   how gates are made
 * @param in      channels of the input, Cx
 * @param hidden  channels of the state, Ch
 * @param mixed   channels between the two steps of the separable and factorised readings, M
 * @param scales  odd kernel sides; ConvLSTM has one
 * @param sum     separable: branches summed instead of concatenated
 * @param forget  first bias of the forget gate, 0 or 1
 * @param peep    peepholes: elementwise weights [Ch, height, width] on the cell, which fix the size of the maps
 * @param height  of the maps, for peepholes
 * @param width   of the maps, for peepholes
 */
public record CellShape(Gates gates, int in, int hidden, int mixed, int[] scales, boolean sum, double forget, boolean peep, int height, int width) {
    public CellShape {
        for (int k : scales) {
            if (k % 2 == 0) {
                throw QuireException.of("scale %d is even; give odd kernel sides as 1-3-5-7", k);
            }
        }
        if (gates == Gates.PARTITIONED && hidden % scales.length != 0) {
            throw QuireException.of("%d channels cannot be shared out over %d scales; set hidden to a multiple", hidden, scales.length);
        }
    }

    /** Without peepholes and forget bias. */
    public static CellShape of(Gates gates, int in, int hidden, int mixed, int... scales) {
        return new CellShape(gates, in, hidden, mixed, scales, false, 0, false, 0, 0);
    }

    /** The same with another input. */
    public CellShape from(int channels) {
        return new CellShape(gates, channels, hidden, mixed, scales, sum, forget, peep, height, width);
    }

    /** First biases of the stacked gates: zeros, the forget gate's as asked. */
    Init bias() {
        return forget == 0 ? Init.zeros() : new Init() {
            private int at;

            @Override
            public double next(SplittableRandom random) {
                int gate = at++ / hidden % 4;
                return gate == 1 ? forget : 0;
            }
        };
    }

    /** Trainable values of the cell. */
    public long parameters() {
        long biases = gates == Gates.SEPARABLE ? mixed + 4L * hidden : 4L * hidden;
        return gates.perCell(this) + biases + (peep ? 3L * hidden * height * width : 0);
    }
}
