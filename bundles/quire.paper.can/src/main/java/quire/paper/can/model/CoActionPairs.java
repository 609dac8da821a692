package quire.paper.can.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import quire.paper.can.schema.Pair;

/**
 * Co-action units over a list of field pairs. With combination independence (equations 12 and 13) an induction field has a segment
 * of its own for each feed field it meets, and a feed field a slice for each induction field, both in the order of the list.
 */
public final class CoActionPairs {
    private final CoActionConfig config;
    private final List<Pair> pairs;
    private final boolean independent;

    public CoActionPairs(CoActionConfig config, List<Pair> pairs, boolean independent) {
        this.config = config;
        this.pairs = List.copyOf(pairs);
        this.independent = independent;
    }

    private List<String> feedsOf(String induction) {
        return pairs.stream().filter(p -> p.induction().equals(induction)).map(Pair::feed).toList();
    }

    private List<String> inductionsOf(String feed) {
        return pairs.stream().filter(p -> p.feed().equals(feed)).map(Pair::induction).toList();
    }

    /** Width of a field's induction vectors. */
    public int inductionWidth(String field) {
        return config.inductionWidth() * (independent ? feedsOf(field).size() : 1);
    }

    /** Width of a field's feed vectors. */
    public int feedWidth(String field) {
        return config.feedWidth() * (independent ? inductionsOf(field).size() : 1);
    }

    /** What comes in on the feed side. */
    public record Feed(SDVariable vectors, SDVariable mask, int history) {
    }

    /**
     * @param inductions by field, [rows, inductionWidth(field)]
     * @param feeds      by field, [rows, history, feedWidth(field)]
     * @return per pair, [rows, outputWidth]
     */
    public List<SDVariable> apply(SameDiff sd, Map<String, SDVariable> inductions, Map<String, Feed> feeds) {
        CoActionUnit unit = new CoActionUnit(config);
        List<SDVariable> outputs = new ArrayList<>();
        for (Pair p : pairs) {
            Feed feed = feeds.get(p.feed());
            SDVariable weights = inductions.get(p.induction());
            SDVariable vectors = feed.vectors();
            int segments = feedsOf(p.induction()).size();
            if (independent && segments > 1) {
                int from = feedsOf(p.induction()).indexOf(p.feed()) * config.inductionWidth();
                weights = weights.get(SDIndex.all(), SDIndex.interval(from, from + config.inductionWidth()));
            }
            int slices = inductionsOf(p.feed()).size();
            if (independent && slices > 1) {
                int from = inductionsOf(p.feed()).indexOf(p.induction()) * config.feedWidth();
                vectors = vectors.get(SDIndex.all(), SDIndex.all(), SDIndex.interval(from, from + config.feedWidth()));
            }
            outputs.add(unit.apply(sd, weights, vectors, feed.mask(), feed.history()));
        }
        return outputs;
    }
}
