package quire.nn.layer;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;

/** Affine maps y = x W + b with W stored [in, out]; parameters {@code <name>/weight} and {@code <name>/bias}. */
public final class Dense {
    private Dense() {
    }

    /** On [rows, in] with Glorot weights and zero bias. */
    public static SDVariable linear(GraphBuilder g, String name, SDVariable x, int in, int out) {
        return linear(g, name, x, in, out, Init.xavier(in, out), Init.zeros());
    }

    /** On [rows, in]; no bias where {@code bias} is null. */
    public static SDVariable linear(GraphBuilder g, String name, SDVariable x, int in, int out, Init weight, Init bias) {
        SDVariable y = x.mmul(g.parameter(name + "/weight", weight, in, out));
        return bias == null ? y : y.add(g.parameter(name + "/bias", bias, out));
    }

    /**
     * On the last axis of a variable of any rank, as one matrix product.
     *
     * @param lead dimensions before the last, -1 once for the batch's rows
     */
    public static SDVariable onLast(GraphBuilder g, String name, SDVariable x, long[] lead, int in, int out, Init weight, Init bias) {
        SDVariable flat = g.sd().reshape(x, -1, in);
        long[] shape = java.util.Arrays.copyOf(lead, lead.length + 1);
        shape[lead.length] = out;
        return g.sd().reshape(linear(g, name, flat, in, out, weight, bias), shape);
    }
}
