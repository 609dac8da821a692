package quire.ctr;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.layer.Dense;

/** How a click model's dense layers are built: plainly, or by an explorer that masks their weights or watches them. */
@FunctionalInterface
public interface DenseLayers {
    /**
     * y = x W + b; parameters {@code <name>/weight} [in, out] and {@code <name>/bias} [out].
     *
     * @param x [rows, in], or [samples, rows, in] where {@link #rank} is 3
     */
    SDVariable linear(GraphBuilder g, String name, SDVariable x, int in, int out, Init weight, Init bias);

    /** Glorot weights, zero bias. */
    default SDVariable linear(GraphBuilder g, String name, SDVariable x, int in, int out) {
        return linear(g, name, x, in, out, Init.xavier(in, out), Init.zeros());
    }

    /** Rank of what passes through the layers. */
    default int rank() {
        return 2;
    }

    /** Layers as they are. */
    static DenseLayers plain() {
        return Dense::linear;
    }
}
