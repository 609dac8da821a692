package quire.paper.can.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.QuireException;
import quire.paper.can.schema.Field;
import quire.paper.can.schema.Pair;

/** An embedding for each pair of ids, summed over the history: the Cartesian-product baseline. Batches carry the pair ids. */
final class CartesianBlock implements Block {
    @Override
    public void add(Features f) {
        if (f.schema.pairBuckets() == 0) {
            throw new QuireException("cartesian needs ids of the pairs " + f.schema.pairs() + " and the dataset carries none; set pair_buckets above 0"
                    + " and choose among the pairs it declares");
        }
        for (Pair p : f.schema.pairs()) {
            Field feed = f.schema.field(p.feed());
            SDVariable v = f.g.table("pair/" + p.name(), f.schema.rows(p), f.options.embedding(), f.options.tableInit())
                    .lookup(p.name(), f.shape(feed));
            f.column(feed.sequence() ? f.sum(v, f.options.embedding(), true) : v, f.options.embedding());
        }
    }
}
