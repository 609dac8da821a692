package quire.nd4j;

import java.util.Objects;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.imports.converters.ImportClassMapping;
import quire.nd4j.internal.RowGather;

/** Operations whose stock form in ND4J 1.0.0-M2.1 is faulty, in a form that works. */
public final class CorrectedOps {

    private CorrectedOps() {
    }

    /**
     * Looks rows up: {@code result[i…, :] = table[indices[i…], :]}, with a gradient that sums over repeated indices.
     *
     * @param sd      the graph
     * @param name    the result's name, or null to have one made
     * @param table   rows along its first axis, any rank
     * @param indices INT or LONG, any rank, each in {@code [0, rows)}
     * @return shape of {@code indices} followed by the shape of one row
     */
    public static SDVariable gather(SameDiff sd, String name, SDVariable table, SDVariable indices) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(indices, "indices");
        Nd4jRuntime.start();
        SDVariable rows = new RowGather(sd, table, indices).outputVariable();
        return name == null ? rows : sd.updateVariableNameAndReference(rows, name);
    }

    /**
     * Puts the corrections in the place of the stock operations. The gradient graph clones operations by their name,
     * so an operation that is not registered would silently become the stock one.
     */
    static void register() {
        ImportClassMapping.getOpNameMapping().put("gather", new RowGather());
    }
}
