package quire.paper.age.model;

import java.util.HashMap;
import java.util.Map;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.compute.Lease;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.age.data.VisitFields;
import quire.paper.age.explore.Scorer;
import quire.testkit.Engines;
import quire.testkit.Golden;

/** The network of the golden vectors: users of width 3, items of width 5, layers 6 and 4, two outputs; in double precision. */
public final class ReferenceModel implements AutoCloseable {
    public final ExplorableModel model;
    public final Session session;
    public final Scorer scorer;
    private final Lease lease = Engines.chosen();

    public ReferenceModel(Golden golden, boolean unitMasks) {
        MlpModel host = new MlpModel(VisitFields.schema(3, 4, 1, 0, 0), new MlpOptions(3, 5, new int[] {6, 4}, 0.1), DType.DOUBLE);
        model = new ExplorableModel(host, new GatingUnit(4), unitMasks);
        session = lease.open(model, SessionOptions.training(1, Optimiser.adam(0.01)));
        scorer = new Scorer(session, model);
        Map<String, Tensor> values = new HashMap<>();
        String[][] names = {{"w1", "hidden1/weight"}, {"b1", "hidden1/bias"}, {"w2", "hidden2/weight"}, {"b2", "hidden2/bias"}, {"w3", "output/weight"},
            {"b3", "output/bias"}, {"emb_user", "embedding/feature"}, {"emb_item", "embedding/article"}, {"d_w1", "gate/hidden/weight"},
            {"d_b1", "gate/hidden/bias"}, {"d_w2", "gate/output/weight"}, {"d_b2", "gate/output/bias"}};
        for (String[] n : names) {
            if (golden.has("params", n[0])) {
                values.put(n[1], golden.doubles("params", n[0]));
            }
        }
        session.load(values);
    }

    /** Candidates whose embedding is given. */
    public Scorer.Point point(Golden golden) {
        double[] h = golden.doubles("inputs", "h").toDoubles();
        int rows = h.length / scorer.width();
        Scorer.Point bare = new Scorer.Point(rows, h, new double[rows], new double[rows], new double[rows]);
        return new Scorer.Point(rows, h, scorer.score(bare, h), bare.offset(), bare.threshold());
    }

    @Override
    public void close() {
        session.close();
        lease.close();
    }
}
