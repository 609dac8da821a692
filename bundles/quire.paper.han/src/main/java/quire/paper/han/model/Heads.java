package quire.paper.han.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.layer.Dense;
import quire.nn.loss.Losses;

/** The end of every model here: dropout, a linear classifier, softmax, and cross entropy where the graph is trained. */
final class Heads {
    private Heads() {
    }

    /** Dropout and a linear map to the classes. */
    static SDVariable classifier(GraphBuilder g, String name, SDVariable z, int width, int classes, double dropout) {
        SDVariable kept = g.dropout(name + "/dropout", z, dropout, -1, width);
        return Dense.linear(g, name, kept, width, classes, Init.fanIn(width), Init.fanIn(width));
    }

    /**
     * Names the outputs {@code logits}, {@code probabilities} and, in training, {@code loss}.
     */
    static GraphSpec end(GraphBuilder g, SDVariable logits, int classes) {
        if (g.training()) {
            return withLoss(g, logits, classes);
        }
        name(g, logits);
        return g.build(null);
    }

    /** The same, always with a loss. */
    static GraphSpec withLoss(GraphBuilder g, SDVariable logits, int classes) {
        name(g, logits);
        g.output("loss", Losses.crossEntropy(g, logits, g.input("label", -1, classes)));
        return g.build("loss");
    }

    private static void name(GraphBuilder g, SDVariable logits) {
        g.output("logits", logits);
        g.output("probabilities", g.sd().nn().softmax(logits, 1));
    }
}
