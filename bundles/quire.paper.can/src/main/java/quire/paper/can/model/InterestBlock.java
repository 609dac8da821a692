package quire.paper.can.model;

import org.nd4j.autodiff.samediff.SDVariable;

/** DIN's columns beyond the plain ones: target times summed history, and the history weighted by attention to the target. */
final class InterestBlock implements Block {
    @Override
    public void add(Features f) {
        Features.Behaviour b = f.behaviour("din");
        int width = b.target().size() * f.options.embedding();
        SDVariable target = f.together(b.target());
        SDVariable keys = f.together(b.history());
        f.column(target.mul(f.sum(keys, width, f.options.maskHistory())), width);
        SDVariable weights = Attention.weights(f.g.in("din"), target, keys, f.mask(), f.schema.history(), width);
        f.column(Features.weighted(f.sd(), weights, keys, f.schema.history(), width), width);
    }
}
