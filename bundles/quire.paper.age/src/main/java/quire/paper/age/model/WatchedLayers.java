package quire.paper.age.model;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.ctr.DenseLayers;
import quire.nn.GraphBuilder;
import quire.nn.layer.Dense;

/**
 * Shows what the norm of a row's gradient with respect to all dense weights is made of. Of layer k, input {@code probe<k>} [rows, out]
 * (zeros) is added to the output, so that its gradient is that of the output; output {@code size<k>} [rows, 1] is the squared norm of
 * the layer's input, plus 1 for the bias. The gradient's square is the sum over layers of |probe gradient|^2 * size: all rows in one
 * backward pass instead of one pass each.
 */
final class WatchedLayers implements DenseLayers {
    private final List<Integer> widths = new ArrayList<>();

    @Override
    public SDVariable linear(GraphBuilder g, String name, SDVariable x, int in, int out, Init weight, Init bias) {
        int k = widths.size();
        widths.add(out);
        g.output("size" + k, g.sd().math().square(x).sum(true, 1).add(bias == null ? 0 : 1));
        return Dense.linear(g, name, x, in, out, weight, bias).add(g.input("probe" + k, -1, out));
    }

    /** Outputs per layer. */
    List<Integer> widths() {
        return List.copyOf(widths);
    }
}
