package @package@;

import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.dataset.Schema;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;
import quire.nn.layer.Dense;
import quire.nn.loss.Losses;

/**
 * Layers with ReLU between them on [rows, features], then one score per class.
 *
 * @param hidden widths of the layers before the last; none makes it linear
 */
record Network(int features, int classes, int[] hidden, double dropout, DType dtype) implements Model {

    static Network of(Schema schema, int[] hidden, double dropout, DType dtype) {
        return new Network(schema.size("features"), schema.size("classes"), hidden, dropout, dtype);
    }

    @Override
    public Map<String, Double> costs() {
        double macs = 0;
        int in = features;
        for (int out : hidden) {
            macs += (double) in * out;
            in = out;
        }
        return Map.of("mmacs", (macs + (double) in * classes) / 1e6);
    }

    @Override
    public GraphSpec graph(String name) {
        boolean training = name.equals(TRAIN);
        GraphBuilder g = new GraphBuilder(dtype, training);
        SDVariable x = g.input("x", -1, features);
        int in = features;
        for (int i = 0; i < hidden.length; i++) {
            SDVariable layer = Dense.linear(g, "layer" + i, x, in, hidden[i], Init.he(in), Init.zeros());
            x = g.dropout("dropout" + i, g.sd().nn().relu(layer, 0), dropout, -1, hidden[i]);
            in = hidden[i];
        }
        SDVariable scores = Dense.linear(g, "scores", x, in, classes);
        if (training) {
            g.output("loss", Losses.crossEntropy(g, scores, g.input("label", -1, classes)));
            return g.build("loss");
        }
        g.output("scores", scores);
        return g.build(null);
    }
}
