package quire.paper.can.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.QuireException;
import quire.api.model.GraphSpec;
import quire.api.tensor.DType;
import quire.ctr.ClickModel;
import quire.ctr.DenseLayers;
import quire.ctr.Embedded;
import quire.nn.GraphBuilder;
import quire.nn.loss.Losses;
import quire.paper.can.schema.CtrSchema;
import quire.paper.can.schema.Pair;

/**
 * A click model put together from blocks under one top network. Outputs {@code logit} and {@code probability} [rows, 1], and
 * {@code loss} in training.
 */
final class CtrModel implements ClickModel {
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
        Embedded e = embed(g);
        SDVariable logit = logit(g, e.h(), DenseLayers.plain());
        if (e.offset() != null) {
            logit = logit.add(e.offset());
        }
        g.output("logit", logit);
        g.output("probability", g.sd().nn().sigmoid(logit));
        if (!g.training()) {
            return g.build(null);
        }
        SDVariable loss = loss(g, logit);
        for (SDVariable term : e.losses()) {
            loss = loss.add(term);
        }
        g.output("loss", loss);
        return g.build("loss");
    }

    private Features features(GraphBuilder g) {
        Features f = new Features(g, schema, options);
        blocks.forEach(b -> b.add(f));
        return f;
    }

    @Override
    public Embedded embed(GraphBuilder g) {
        Features f = features(g);
        SDVariable offset = null;
        for (SDVariable term : f.logits()) {
            offset = offset == null ? term : offset.add(term);
        }
        return new Embedded(f.input(), offset, f.losses());
    }

    @Override
    public int width() {
        return features(new GraphBuilder(dtype, false)).width();
    }

    @Override
    public int[] itemColumns() {
        Set<String> item = schema.pairs().stream().map(Pair::induction).collect(Collectors.toSet());
        int e = options.embedding();
        int[] columns = IntStream.range(0, schema.fields().size() * e).filter(i -> item.contains(schema.fields().get(i / e).name())).toArray();
        if (columns.length == 0) {
            throw new QuireException("the data declares no field pairs, so it is not known which fields are the item's; name some with pairs=item*history");
        }
        return columns;
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public SDVariable logit(GraphBuilder g, SDVariable h, DenseLayers layers) {
        return Tower.logit(g.in("tower"), options, h, width(), layers);
    }

    @Override
    public SDVariable loss(GraphBuilder g, SDVariable logit) {
        return clickLoss(g, logit, g.sd().nn().sigmoid(logit)).mul(options.lossScale());
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
