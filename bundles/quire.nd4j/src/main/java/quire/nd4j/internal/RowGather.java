package quire.nd4j.internal;

import java.util.List;
import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ops.impl.shape.Gather;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's gather with a working gradient along the first axis.
 *
 * <p>ND4J creates instances by reflection when it clones or loads a graph, hence the public constructor.
 */
public final class RowGather extends Gather {

    /** For ND4J. */
    public RowGather() {
    }

    /** Looks the rows {@code indices} of {@code table} up. */
    public RowGather(SameDiff sd, SDVariable table, SDVariable indices) {
        super(sd, table, indices, 0);
    }

    /**
     * Sums the gradients of equal indices. Shapes are read while the graph runs, so both inputs may change size.
     *
     * @throws UnsupportedOperationException if the axis is not the first
     */
    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradients) {
        if (jaxis != 0) {
            throw new UnsupportedOperationException("gather along axis " + jaxis + " of '" + arg(0).name()
                    + "' has no gradient: permute that axis to the front first");
        }
        SDVariable tableShape = sameDiff.shape(arg(0));
        SDVariable rows = tableShape.get(SDIndex.point(0));
        SDVariable flat = sameDiff.reshape(arg(1), -1);
        SDVariable flatShape = sameDiff.concat(0, sameDiff.shape(flat), sameDiff.constant(Nd4j.createFromArray(-1L)));
        SDVariable perIndex = sameDiff.reshape(gradients.get(0), flatShape);
        SDVariable perRow = sameDiff.unsortedSegmentSum(perIndex, flat, rows);
        return List.of(sameDiff.reshape(perRow, tableShape), sameDiff.zerosLike(arg(1)));
    }
}
