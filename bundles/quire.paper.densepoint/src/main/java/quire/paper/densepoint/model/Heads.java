package quire.paper.densepoint.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;
import quire.nn.layer.Dense;
import quire.nn.loss.Losses;
import quire.paper.densepoint.geometry.Names;

/** The ends of all models here: names of outputs, losses, fully connected layers. */
final class Heads {
    private Heads() {
    }

    /**
     * Fully connected layers without bias, each normalised and rectified, with dropout behind; outputs {@code features}, the last of
     * them (section 1.6: what shapes are searched by), and logits.
     *
     * @param z [clouds, width]
     */
    static SDVariable classifier(GraphBuilder g, Layers layers, SDVariable z, int width, int[] widths, double dropout, int classes) {
        SDVariable h = z;
        int in = width;
        for (int i = 0; i < widths.length; i++) {
            h = layers.normed("fc" + i + "/bn", Dense.linear(g, "fc" + i, h, in, widths[i], Init.fanIn(in), null), widths[i]);
            in = widths[i];
            if (i == widths.length - 1) {
                g.output("features", h);
            }
            h = g.dropout("fc" + i + "/dropout", h, dropout, -1, in);
        }
        return Dense.linear(g, "fc" + widths.length, h, in, classes, Init.fanIn(in), Init.fanIn(in));
    }

    /**
     * Names {@code logits}, {@code probabilities} and, in training, {@code loss}; averages an example's votes otherwise. A model
     * without an output {@code features} has named none, so shapes are searched by what is given here.
     *
     * @param logits [clouds, classes]
     */
    static GraphSpec classes(GraphBuilder g, Shape shape, SDVariable logits) {
        g.output("logits", logits);
        SDVariable p = g.sd().nn().softmax(logits, 1);
        if (!g.training()) {
            g.output("probabilities", shape.votes() == 1 ? p : g.sd().reshape(p, -1, shape.votes(), shape.classes()).mean(1));
            return g.build(null);
        }
        return withLoss(g, shape, logits, p);
    }

    /** The same, with a loss whether or not statistics are the batch's. */
    static GraphSpec withLoss(GraphBuilder g, Shape shape, SDVariable logits, SDVariable p) {
        g.output("probabilities", p);
        g.output("loss", Losses.crossEntropy(g, logits, g.input(Names.LABEL, -1, shape.classes())));
        return g.build("loss");
    }

    /**
     * The end of models that say something of every point: parts as {@code logits} [clouds x points, parts], or unit vectors as
     * {@code normals} [clouds x points, 3].
     *
     * @param y [clouds x points, parts or 3]
     */
    static GraphSpec points(GraphBuilder g, Shape shape, SDVariable y) {
        if (shape.task() == Shape.Task.PARTS) {
            g.output("logits", y);
            if (!g.training()) {
                return g.build(null);
            }
            SDVariable part = g.sd().reshape(g.input(Names.PART, DType.INT, -1, shape.points()), -1);
            SDVariable hot = g.sd().oneHot(part, shape.parts(), -1, 1.0, 0.0, g.dtype().nd4j());
            g.output("loss", Losses.crossEntropy(g, y, hot));
            return g.build("loss");
        }
        SDVariable unit = unit(g, y);
        g.output("normals", unit);
        if (!g.training()) {
            return g.build(null);
        }
        g.output("loss", cosineLoss(g, unit, g.input(Names.NORMAL, -1, shape.points(), 3)));
        return g.build("loss");
    }

    /** Rows of [n, 3] made of length 1. */
    static SDVariable unit(GraphBuilder g, SDVariable y) {
        return y.div(g.sd().math().sqrt(g.sd().math().square(y).sum(true, 1).add(1e-12)));
    }

    /** Mean of 1 - cos (section 1.6). @param unit [n, 3] of length 1; {@code truth} of any length but 0 */
    static SDVariable cosineLoss(GraphBuilder g, SDVariable unit, SDVariable truth) {
        SDVariable t = unit(g, g.sd().reshape(truth, -1, 3));
        return unit.mul(t).sum(1).mean().neg().add(1);
    }

    /** Widths of the output of {@link #points}. */
    static int pointOutputs(Shape shape) {
        return shape.task() == Shape.Task.PARTS ? shape.parts() : 3;
    }
}
