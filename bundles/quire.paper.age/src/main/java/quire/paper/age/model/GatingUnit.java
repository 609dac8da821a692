package quire.paper.age.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.ctr.ClickModel;
import quire.nn.GraphBuilder;
import quire.nn.layer.Dense;

/**
 * The Dynamic Gating Unit's shallow network (section 3.3, equations 15 to 17): the average CTR of an item from its embedding alone,
 * two layers, ReLU and sigmoid. It reads the shared embedding without sending gradients into it.
 *
 * @param hidden units of its hidden layer
 */
public record GatingUnit(int hidden) {

    /** Log-odds [rows, 1] from item embeddings [rows, items], which carry no gradient. */
    SDVariable logit(GraphBuilder g, SDVariable item, int width) {
        SDVariable x = g.sd().nn().relu(Dense.linear(g.in("gate"), "hidden", item, width, hidden, Init.he(width), Init.zeros()), 0);
        return Dense.linear(g.in("gate"), "output", x, hidden, 1);
    }

    /** The item's columns of h, picked by a product: they need not be neighbours. */
    static SDVariable item(GraphBuilder g, ClickModel host, SDVariable h) {
        int[] columns = host.itemColumns();
        double[] pick = new double[host.width() * columns.length];
        for (int i = 0; i < columns.length; i++) {
            pick[columns[i] * columns.length + i] = 1;
        }
        return h.mmul(g.constant(pick, host.width(), columns.length));
    }
}
