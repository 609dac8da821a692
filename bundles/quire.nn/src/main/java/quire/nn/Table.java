package quire.nn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.api.model.TableSpec;

/** An embedding table as a graph sees it: rows of the ids in a batch. Made by {@link GraphBuilder#table}. */
public final class Table {
    private final GraphBuilder graph;
    private final TableSpec bare;
    private final Map<String, SDVariable> lookups = new LinkedHashMap<>();

    Table(GraphBuilder graph, String name, int rows, int width, Init init) {
        this.graph = graph;
        this.bare = new TableSpec(name, graph.dtype(), rows, width, init, List.of());
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
            long[] rows = Arrays.copyOf(shape, shape.length + 1);
            rows[shape.length] = bare.width();
            return graph.sd().placeHolder(bare.lookupInput(id), graph.dtype().nd4j(), rows);
        });
    }

    TableSpec spec() {
        return new TableSpec(bare.name(), bare.dtype(), bare.rows(), bare.width(), bare.init(), List.copyOf(lookups.keySet()));
    }
}
