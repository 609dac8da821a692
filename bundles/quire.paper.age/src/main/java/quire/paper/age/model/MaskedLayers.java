package quire.paper.age.model;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.ctr.DenseLayers;
import quire.nn.GraphBuilder;

/**
 * Monte-Carlo dropout of dense weights, theta o M (section 3.2): every sample has masks of its own, inputs {@code mask<k>}: [samples,
 * in, out], or [samples, 1, in] where the entries of a row are tied (usual unit dropout). Biases are not masked.
 */
final class MaskedLayers implements DenseLayers {
    private final boolean units;
    private final List<MaskShape> shapes = new ArrayList<>();

    MaskedLayers(boolean units) {
        this.units = units;
    }

    @Override
    public SDVariable linear(GraphBuilder g, String name, SDVariable x, int in, int out, Init weight, Init bias) {
        SDVariable w = g.parameter(name + "/weight", weight, in, out);
        MaskShape shape = new MaskShape("mask" + shapes.size(), units ? 1 : in, units ? in : out);
        shapes.add(shape);
        SDVariable mask = g.input(shape.name(), -1, shape.rows(), shape.columns());
        SDVariable wide = units ? w.mul(g.input("ones", -1, 1, 1)) : w.mul(mask);
        SDVariable y = g.sd().mmul(units ? x.mul(mask) : x, wide);
        return bias == null ? y : y.add(g.parameter(name + "/bias", bias, out));
    }

    @Override
    public int rank() {
        return 3;
    }

    List<MaskShape> shapes() {
        return List.copyOf(shapes);
    }
}
