package quire.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.compute.DType;
import quire.api.model.Init;
import quire.api.model.TableSpec;
import quire.nd4j.CorrectedOps;

/** An embedding table as a graph sees it: the rows of the batch, looked up by position. Made by {@link GraphBuilder#table}. */
public final class Table {
    private final GraphBuilder graph;
    private final TableSpec bare;
    private final SDVariable rows;
    private final Map<String, SDVariable> lookups = new LinkedHashMap<>();

    Table(GraphBuilder graph, String name, int rows, int width, Init init) {
        this.graph = graph;
        this.bare = new TableSpec(name, graph.dtype(), rows, width, init, List.of());
        this.rows = graph.sd().placeHolder(bare.rowsInput(), graph.dtype().nd4j(), -1, width);
    }

    /**
     * Rows of the ids in a batch tensor.
     *
     * @param ids   name of an int tensor of the batch
     * @param shape of the ids, as [-1] or [-1, history]
     * @return that shape with the table's width appended
     */
    public SDVariable lookup(String ids, long... shape) {
        return lookups.computeIfAbsent(ids, id -> {
            SDVariable at = graph.sd().placeHolder(bare.positionsInput(id), DType.INT.nd4j(), shape);
            return CorrectedOps.gather(graph.sd(), null, rows, at);
        });
    }

    TableSpec spec() {
        return new TableSpec(bare.name(), bare.dtype(), bare.rows(), bare.width(), bare.init(), List.copyOf(lookups.keySet()));
    }
}
