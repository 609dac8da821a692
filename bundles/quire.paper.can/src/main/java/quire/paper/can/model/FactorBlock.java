package quire.paper.can.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.paper.can.schema.Field;

/**
 * A factorisation machine beside the top network (Guo et al. 2017, DeepFM): a weight per id and half of (sum v)^2 - sum v^2 over the
 * interacting fields, both added to the logit.
 */
final class FactorBlock implements Block {
    @Override
    public void add(Features f) {
        SDVariable sum = null;
        SDVariable squares = null;
        SDVariable first = null;
        for (Field field : f.interacting()) {
            SDVariable v = f.vector(field);
            SDVariable w = f.lookup("first/" + field.vocabulary(), field, 1);
            SDVariable weight = field.sequence() ? f.sum(w, 1, true) : w;
            SDVariable square = f.sd().math().square(v);
            sum = sum == null ? v : sum.add(v);
            squares = squares == null ? square : squares.add(square);
            first = first == null ? weight : first.add(weight);
        }
        f.logit(first.add(f.sd().math().square(sum).sub(squares).sum(true, 1).mul(0.5)));
    }
}
