package quire.paper.age.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Schema;
import quire.api.tensor.DType;
import quire.paper.age.api.Candidate;
import quire.paper.age.api.Request;
import quire.paper.age.data.VisitFields;
import quire.paper.age.model.ExplorableModel;
import quire.paper.age.model.GatingUnit;
import quire.paper.age.model.MlpFactory;
import quire.testkit.Engines;

/** A small explorer on an engine of its own. */
final class Trial implements AutoCloseable {
    static final Schema SCHEMA = VisitFields.schema(11, 40, 4, 2, 1);
    final Lease lease = Engines.chosen();
    final LiveExplorer explorer;

    Trial(Map<String, String> set) {
        this(set, SCHEMA, Map.of());
    }

    Trial(Map<String, String> set, Schema schema, Map<Long, Integer> rows) {
        MlpFactory factory = new MlpFactory();
        ExplorableModel model = new ExplorableModel(factory.create(factory.options().parse(Map.of("hidden", "16-8", "user_embedding", "3", "item_embedding",
                "4", "init_sd", "0.5")), schema, DType.FLOAT), new GatingUnit(4), false);
        Session session = lease.open(model, SessionOptions.training(7, Optimiser.adam(0.01)));
        explorer = new LiveExplorer(model, schema, session, new Articles(rows, schema.size("vocabulary.article")), ExplorerOptions.of(set), 7);
    }

    /** The request of this number: a user and 12 candidates. */
    static Request request(int number) {
        SplittableRandom r = new SplittableRandom(number);
        List<Candidate> pool = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            pool.add(new Candidate(3 * i + 1 + r.nextInt(3), List.of(r.nextGaussian())));
        }
        return new Request("r" + number, List.of(1, 2 + r.nextInt(9)), List.of(r.nextGaussian(), r.nextGaussian()), pool);
    }

    @Override
    public void close() {
        lease.close();
    }
}
