package quire.api.model;

import java.util.List;
import quire.api.tensor.DType;

/**
 * An embedding table. The graph never sees it: per id input it has a placeholder {@code <name>@<input>} of the ids' shape with the
 * table's width appended, which receives the rows of the ids. The session looks rows up, and sums the placeholder's gradient over
 * equal ids before it updates the rows.
 *
 * @param rows  number of ids, 0 to rows-1
 * @param ids   names of the batch tensors (int) that hold ids of this table
 */
public record TableSpec(String name, DType dtype, int rows, int width, Init init, List<String> ids) {
    public TableSpec {
        ids = List.copyOf(ids);
    }

    /** Name of the placeholder that receives the rows of an id tensor. */
    public String lookupInput(String id) {
        return name + "@" + id;
    }
}
