package quire.paper.can.model;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.QuireException;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;
import quire.nn.loss.Losses;
import quire.paper.can.schema.CtrSchema;

/**
 * A click model put together from blocks under one top network. Outputs {@code logit} and {@code probability} [rows, 1], and
 * {@code loss} in training.
 */
final class CtrModel implements Model {
    private final CtrSchema schema;
    private final CommonOptions options;
    private final List<Block> blocks;
    private final DType dtype;

    CtrModel(CtrSchema schema, CommonOptions options, DType dtype, List<Block> blocks) {
        this.schema = schema;
        this.options = options;
        this.dtype = dtype;
        this.blocks = blocks;
    }

    @Override
    public GraphSpec graph(String name) {
        if (!graphs().contains(name)) {
            throw new QuireException("a click model has the graphs " + graphs() + ", not '" + name + "'");
        }
        GraphBuilder g = new GraphBuilder(dtype, name.equals(TRAIN));
        Features f = new Features(g, schema, options);
        blocks.forEach(b -> b.add(f));
        SDVariable logit = Tower.logit(g.in("tower"), options, f.input(), f.width());
        for (SDVariable term : f.logits()) {
            logit = logit.add(term);
        }
        g.output("logit", logit);
        SDVariable probability = g.output("probability", g.sd().nn().sigmoid(logit));
        if (!g.training()) {
            return g.build(null);
        }
        SDVariable loss = clickLoss(g, logit, probability).mul(options.lossScale());
        for (SDVariable term : f.losses()) {
            loss = loss.add(term);
        }
        g.output("loss", loss);
        return g.build("loss");
    }

    private SDVariable clickLoss(GraphBuilder g, SDVariable logit, SDVariable probability) {
        SDVariable label = g.input(CtrSchema.LABEL, -1, 1);
        if (options.lossEpsilon() == 0) {
            return Losses.binaryCrossEntropy(g, logit, label);
        }
        SDVariable clicked = g.sd().math().log(probability.add(options.lossEpsilon())).mul(label);
        SDVariable not = g.sd().math().log(probability.neg().add(1 + options.lossEpsilon())).mul(label.neg().add(1));
        return clicked.add(not).mean().neg();
    }
}
