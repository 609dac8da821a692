package quire.paper.han.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.layer.Dense;

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
     * Names the outputs {@code logits}, {@code probabilities}, {@code macs} and, in training, {@code loss}.
     *
     * @param macs multiply-accumulates of one sample, in millions
     */
    static GraphSpec end(GraphBuilder g, SDVariable logits, int classes, double macs) {
        if (g.training()) {
            return withLoss(g, logits, classes, macs);
        }
        name(g, logits, macs);
        return g.build(null);
    }

    /** The same, always with a loss. */
    static GraphSpec withLoss(GraphBuilder g, SDVariable logits, int classes, double macs) {
        name(g, logits, macs);
        g.output("loss", crossEntropy(g, logits, g.input("label", -1, classes)));
        return g.build("loss");
    }

    /** Shifted by the largest logit and composed: ND4J's own log softmax takes the logarithm of 0 for logits far below it. */
    private static SDVariable crossEntropy(GraphBuilder g, SDVariable logits, SDVariable label) {
        SDVariable shifted = logits.sub(logits.max(true, 1));
        SDVariable logSum = g.sd().math().log(g.sd().math().exp(shifted).sum(true, 1));
        return logSum.sub(shifted).mul(label).sum(1).mean();
    }

    private static void name(GraphBuilder g, SDVariable logits, double macs) {
        g.output("logits", logits);
        g.output("probabilities", g.sd().nn().softmax(logits, 1));
        // computed, because an engine may give the memory of a result back after the run
        g.output("macs", g.constant(macs).add(0));
    }
}
