package quire.paper.han.model;

import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;
import quire.nn.attention.Tokens;
import quire.nn.layer.Dense;

/** Baseline without a hierarchy: the same layers over all joints of all frames (176 tokens for 8 x 22), then the mean of the tokens. */
public final class FlatModel implements Model {
    private final Settings settings;
    private final int layers;
    private final Shape shape;
    private final DType dtype;

    /** @param layers attention layers, at least 1 */
    public FlatModel(Settings settings, int layers, Shape shape, DType dtype) {
        this.settings = settings;
        this.layers = layers;
        this.shape = shape;
        this.dtype = dtype;
    }

    @Override
    public Map<String, Double> costs() {
        return Macs.costs(Macs.flat(settings, shape, layers));
    }

    @Override
    public GraphSpec graph(String name) {
        GraphBuilder g = new GraphBuilder(dtype, TRAIN.equals(name));
        int d = settings.width();
        SDVariable x = g.input("x", -1, shape.frames(), shape.joints(), 3);
        SDVariable points = InputNorm.apply(g, "norm", x, shape.frames(), shape.joints(), null);
        SDVariable e = g.sd().nn().relu(Dense.linear(g, "embed", points, 3, d, Init.fanIn(3), Init.fanIn(3)), 0);
        Tokens tokens = new Tokens(1, shape.frames() * shape.joints());
        SDVariable y = g.sd().reshape(e, -1, tokens.length(), d);
        for (int i = 0; i < layers; i++) {
            y = AttentionLayer.apply(g, "layer" + i, "noise", y, tokens, settings, true, null).y();
        }
        SDVariable logits = Heads.classifier(g, "classifier", y.mean(1), d, shape.classes(), settings.dropout());
        return Heads.end(g, logits, shape.classes());
    }
}
