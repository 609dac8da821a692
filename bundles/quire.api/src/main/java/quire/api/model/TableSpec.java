package quire.api.model;

import java.util.List;
import quire.api.compute.DType;

/**
 * An embedding table. The graph never sees it whole: it has a placeholder {@code <name>@rows} [unique, width] that receives the rows
 * a batch needs, and per id input a placeholder {@code <name>@<input>} of the ids' shape that receives positions among those rows.
 *
 * @param rows  number of ids, 0 to rows-1
 * @param ids   names of the batch tensors (int) that hold ids of this table
 */
public record TableSpec(String name, DType dtype, int rows, int width, Init init, List<String> ids) {
    public TableSpec {
        ids = List.copyOf(ids);
    }

    /** Name of the placeholder that receives the rows. */
    public String rowsInput() {
        return name + "@rows";
    }

    /** Name of the placeholder that receives positions for an id tensor. */
    public String positionsInput(String id) {
        return name + "@" + id;
    }
}
