package quire.paper.can.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.ctr.DenseLayers;
import quire.nn.GraphBuilder;
import quire.nn.layer.Activations;
import quire.nn.layer.BatchNorm;

/** The top network: batch normalisation, hidden layers with PReLU or Dice, one logit. */
final class Tower {
    /** As in TensorFlow's layer, which the authors use. */
    private static final double EPSILON = 1e-3;
    /** TensorFlow's 0.01 needs thousands of steps to forget the start, more than an epoch of the small sets has. */
    private static final double MOMENTUM = 0.1;

    private Tower() {
    }

    static SDVariable logit(GraphBuilder g, CommonOptions o, SDVariable input, int width, DenseLayers layers) {
        SDVariable h = normalised(g, o, input, width);
        int in = width;
        for (int i = 0; i < o.mlp().length; i++) {
            int out = o.mlp()[i];
            h = layers.linear(g, "hidden" + (i + 1), h, in, out);
            h = o.dice() ? Dice.apply(g, "hidden" + (i + 1), h, out) : Activations.prelu(g, "hidden" + (i + 1), h, out, 0.1);
            in = out;
        }
        return layers.linear(g, "logit", h, in, 1);
    }

    private static SDVariable normalised(GraphBuilder g, CommonOptions o, SDVariable x, int width) {
        return switch (o.batchNorm()) {
            case "batch" -> BatchNorm.apply(g, "norm", x, width, EPSILON, MOMENTUM);
            case "frozen" -> x.mul(g.parameter("norm/scale", Init.ones(), width)).mul(1 / Math.sqrt(1 + EPSILON))
                    .add(g.parameter("norm/shift", Init.zeros(), width));
            default -> x;
        };
    }
}
