package quire.paper.densepoint.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nd4j.CorrectedOps;
import quire.nn.GraphBuilder;

/**
 * Grouped points (section 1.1) that are not put together: per neighbour only its three relative coordinates, its features stay with
 * the point they belong to until a map has made them few. R rows = centres x neighbours.
 *
 * @param relative [R, 3], neighbour less centre
 * @param source   [S, channels] features of the points neighbours are taken from; null without features
 * @param index    [R] row of {@code source} of each neighbour; null where row r belongs to neighbour r
 * @param weight   [1, S] share of the R rows that each source row has; null where index is null. Only read in training
 * @param count    neighbours of each centre
 * @param channels width of {@code source}, 0 without
 */
record Neighbours(SDVariable relative, SDVariable source, SDVariable index, SDVariable weight, int count, int channels) {

    /** A source variable's rows, one for each neighbour. */
    SDVariable gather(GraphBuilder g, SDVariable perSource) {
        return index == null ? perSource : CorrectedOps.gather(g.sd(), null, perSource, index);
    }

    /** Mean over the R rows of what belongs to source rows, [1, width]. */
    SDVariable mean(SDVariable perSource) {
        return index == null ? perSource.mean(true, 0) : weight.mmul(perSource);
    }

    /** R as a variable: the batch's size is not known while building. */
    SDVariable rows(GraphBuilder g) {
        return g.sd().sum(g.sd().slice(relative, new int[] {0, 0}, -1, 1).mul(0).add(1));
    }
}
