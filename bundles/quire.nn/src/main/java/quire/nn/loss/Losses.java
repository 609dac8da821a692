package quire.nn.loss;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;

/** Mean losses over the rows of a batch, computed from logits so that they stay finite. */
public final class Losses {
    private Losses() {
    }

    /**
     * Binary cross entropy (z + |z|)/2 - z y + log(1 + exp(-|z|)).
     *
     * @param logits [rows, 1]
     * @param labels [rows, 1], 0 or 1
     */
    public static SDVariable binaryCrossEntropy(GraphBuilder g, SDVariable logits, SDVariable labels) {
        SDVariable size = g.sd().math().abs(logits);
        SDVariable soft = g.sd().math().log(g.sd().math().exp(size.neg()).add(1));
        // (z + |z|)/2 instead of relu: its derivative at 0 is the right one
        return logits.add(size).mul(0.5).sub(logits.mul(labels)).add(soft).mean();
    }

    /**
     * Softmax cross entropy -sum y log softmax(z).
     *
     * @param logits [rows, classes]
     * @param oneHot [rows, classes], rows sum to 1
     */
    public static SDVariable crossEntropy(GraphBuilder g, SDVariable logits, SDVariable oneHot) {
        return logSoftmax(g, logits).mul(oneHot).sum(1).neg().mean();
    }

    /** log softmax over the last axis of [rows, classes]; composed, because ND4J's own takes the logarithm of 0 far below the maximum. */
    public static SDVariable logSoftmax(GraphBuilder g, SDVariable logits) {
        SDVariable shifted = logits.sub(logits.max(true, 1));
        return shifted.sub(g.sd().math().log(g.sd().math().exp(shifted).sum(true, 1)));
    }
}
