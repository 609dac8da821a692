package quire.paper.can.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.QuireException;
import quire.paper.can.schema.Field;
import quire.paper.can.schema.Pair;

/**
 * The co-action of the schema's pairs as columns (equation 4). Tables {@code induction/<field>} and {@code feed/<field>} are apart
 * from the plain embeddings: parameter independence (section 3.5).
 */
final class CoActionBlock implements Block {
    private final CoActionConfig config;
    private final boolean combinationIndependent;

    CoActionBlock(CoActionConfig config, boolean combinationIndependent) {
        this.config = config;
        this.combinationIndependent = combinationIndependent;
    }

    @Override
    public void add(Features f) {
        List<Pair> pairs = f.schema.pairs();
        if (pairs.isEmpty()) {
            throw new QuireException("can needs at least one field pair; name some with pairs=induction*feed");
        }
        CoActionPairs units = new CoActionPairs(config, pairs, combinationIndependent);
        Map<String, SDVariable> inductions = new LinkedHashMap<>();
        Map<String, CoActionPairs.Feed> feeds = new LinkedHashMap<>();
        for (Pair p : pairs) {
            inductions.computeIfAbsent(p.induction(),
                    n -> f.lookup("induction/" + n, f.schema.field(n), units.inductionWidth(n)));
            feeds.computeIfAbsent(p.feed(), n -> feed(f, f.schema.field(n), units.feedWidth(n)));
        }
        List<SDVariable> outputs = units.apply(f.sd(), inductions, feeds);
        for (int i = 0; i < pairs.size(); i++) {
            f.column(f.g.output("coaction/" + pairs.get(i).name(), outputs.get(i)), config.outputWidth());
        }
    }

    private static CoActionPairs.Feed feed(Features f, Field field, int width) {
        SDVariable v = f.lookup("feed/" + field.name(), field, width);
        return field.sequence() ? new CoActionPairs.Feed(v, f.mask(), f.schema.history())
                : new CoActionPairs.Feed(f.sd().reshape(v, -1, 1, width), null, 1);
    }
}
