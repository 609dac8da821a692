package quire.paper.can.model;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.layer.Dense;

/**
 * DIEN's columns beyond the plain ones (Zhou et al. 2019): target times summed history, and the last state of a GRU whose update gate
 * is scaled by attention, over the states of a first GRU. That GRU also learns to tell the next behaviour from another user's (the
 * auxiliary loss; negatives are the histories of the batch in reverse order). Both are unrolled over the history.
 */
final class EvolutionBlock implements Block {
    @Override
    public void add(Features f) {
        Features.Behaviour b = f.behaviour("dien");
        int width = b.target().size() * f.options.embedding();
        int history = f.schema.history();
        SDVariable target = f.together(b.target());
        SDVariable keys = f.together(b.history());
        f.column(target.mul(f.sum(keys, width, f.options.maskHistory())), width);

        GraphBuilder g = f.g.in("dien");
        SDVariable mask = f.mask();
        SDVariable first = stack(g, Gru.states(g.in("extraction"), keys, mask, null, history, width), width);
        if (g.training() && history > 1) {
            f.loss(auxiliary(g, first, keys, mask, history, width));
        }
        SDVariable weights = Attention.weights(g, target, first, mask, history, width);
        List<SDVariable> second = Gru.states(g.in("evolution"), first, mask, weights, history, width);
        f.column(second.get(history - 1), width);
    }

    private static SDVariable stack(GraphBuilder g, List<SDVariable> states, int width) {
        List<SDVariable> steps = new ArrayList<>();
        states.forEach(s -> steps.add(g.sd().reshape(s, -1, 1, width)));
        return steps.size() == 1 ? steps.get(0) : g.sd().concat(1, steps.toArray(SDVariable[]::new));
    }

    private static SDVariable auxiliary(GraphBuilder g, SDVariable states, SDVariable keys, SDVariable mask, int history, int width) {
        SDVariable from = states.get(SDIndex.all(), SDIndex.interval(0, history - 1), SDIndex.all());
        SDVariable next = keys.get(SDIndex.all(), SDIndex.interval(1, history), SDIndex.all());
        SDVariable counts = mask.get(SDIndex.all(), SDIndex.interval(1, history));
        SDVariable other = g.sd().reverse(next, 0);
        SDVariable otherCounts = counts.mul(g.sd().reverse(counts, 0));
        SDVariable clicked = score(g, from, next, width).neg();
        SDVariable unclicked = score(g, from, other, width);
        SDVariable total = g.sd().nn().softplus(clicked).mul(g.sd().reshape(counts, -1, 1)).sum()
                .add(g.sd().nn().softplus(unclicked).mul(g.sd().reshape(otherCounts, -1, 1)).sum());
        return total.div(counts.sum().add(otherCounts.sum()).add(1e-6));
    }

    private static SDVariable score(GraphBuilder g, SDVariable state, SDVariable item, int width) {
        SDVariable x = g.sd().reshape(g.sd().concat(2, state, item), -1, 2L * width);
        SDVariable h = g.sd().nn().sigmoid(Dense.linear(g, "auxiliary1", x, 2 * width, 100));
        h = g.sd().nn().sigmoid(Dense.linear(g, "auxiliary2", h, 100, 50));
        return Dense.linear(g, "auxiliary3", h, 50, 1, Init.xavier(50, 1), Init.zeros());
    }
}
