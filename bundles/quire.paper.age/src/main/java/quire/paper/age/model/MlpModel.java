package quire.paper.age.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.dataset.Schema;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.tensor.DType;
import quire.ctr.ClickModel;
import quire.ctr.DenseLayers;
import quire.ctr.Embedded;
import quire.nn.GraphBuilder;
import quire.nn.loss.Losses;
import quire.paper.age.data.VisitFields;

/**
 * The paper's backbone: summed user feature embeddings and numbers, article embedding and numbers, ReLU layers, softmax over two
 * outputs. The logit is z1 - z0.
 */
final class MlpModel implements ClickModel {
    private final Schema schema;
    private final MlpOptions options;
    private final DType dtype;
    private final int userNumbers;
    private final int itemNumbers;

    MlpModel(Schema schema, MlpOptions options, DType dtype) {
        this.schema = schema;
        this.options = options;
        this.dtype = dtype;
        this.userNumbers = schema.size(VisitFields.USER_NUMBERS);
        this.itemNumbers = schema.size(VisitFields.ITEM_NUMBERS);
    }

    private int userWidth() {
        return (schema.size("history") > 0 ? options.user() : 0) + userNumbers;
    }

    @Override
    public int width() {
        return userWidth() + options.item() + itemNumbers;
    }

    @Override
    public int[] itemColumns() {
        return IntStream.range(userWidth(), width()).toArray();
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public Embedded embed(GraphBuilder g) {
        Init init = Init.normal(options.initSd());
        List<SDVariable> parts = new ArrayList<>();
        int features = schema.size("history");
        if (features > 0) {
            SDVariable v = g.table("embedding/feature", schema.size("vocabulary.feature"), options.user(), init).lookup(VisitFields.FEATURES, -1, features);
            SDVariable mask = g.input(VisitFields.MASK, -1, features);
            parts.add(g.sd().reshape(g.sd().mmul(g.sd().reshape(mask, -1, 1, features), v), -1, options.user()));
        }
        if (userNumbers > 0) {
            parts.add(g.input(VisitFields.USER_NUMBERS, -1, userNumbers));
        }
        parts.add(g.table("embedding/article", schema.size("vocabulary.article"), options.item(), init).lookup(VisitFields.ARTICLE, -1));
        if (itemNumbers > 0) {
            parts.add(g.input(VisitFields.ITEM_NUMBERS, -1, itemNumbers));
        }
        return new Embedded(parts.size() == 1 ? parts.get(0) : g.sd().concat(1, parts.toArray(SDVariable[]::new)));
    }

    @Override
    public SDVariable logit(GraphBuilder g, SDVariable h, DenseLayers layers) {
        SDVariable x = h;
        int in = width();
        int number = 1;
        for (int out : options.hidden()) {
            x = g.sd().nn().relu(layers.linear(g, "hidden" + number++, x, in, out, Init.he(in), Init.zeros()), 0);
            in = out;
        }
        SDVariable z = layers.linear(g, "output", x, in, 2);
        return z.mul(g.constant(new double[] {-1, 1}, 2)).sum(true, layers.rank() - 1);
    }

    @Override
    public SDVariable loss(GraphBuilder g, SDVariable logit) {
        return Losses.binaryCrossEntropy(g, logit, g.input(VisitFields.LABEL, -1, 1));
    }

    @Override
    public GraphSpec graph(String name) {
        GraphBuilder g = new GraphBuilder(dtype, name.equals(TRAIN));
        SDVariable logit = g.output("logit", logit(g, embed(g).h(), DenseLayers.plain()));
        g.output("probability", g.sd().nn().sigmoid(logit));
        if (!g.training()) {
            return g.build(null);
        }
        g.output("loss", loss(g, logit));
        return g.build("loss");
    }
}
