package quire.paper.can;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Component;
import quire.api.compute.Optimiser;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.paper.Benchmark;
import quire.api.paper.PaperService;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.data.batch.FreshReading;
import quire.paper.can.data.BatchColumns;
import quire.paper.can.model.CanModelFactory;
import quire.paper.can.model.DnnModelFactory;
import quire.paper.can.schema.CtrSchema;
import quire.paper.can.schema.Field;
import quire.paper.can.schema.Pair;

/** CAN and its baseline at the size of a small shop: 100,000 items, 1,000 categories, 100,000 users, histories of 50. */
@Component
@PaperService(paper = CanPaper.ID, id = "size")
public final class CanBenchmark implements Benchmark {
    private static final int BATCH = 128;
    private static final int HISTORY = 50;
    private static final List<Field> FIELDS = List.of(new Field("user", "user", false), new Field("item", "item", false),
            new Field("category", "category", false), new Field("history", "item", true), new Field("history_category", "category", true));

    @Override
    public List<Case> cases() {
        CtrSchema schema = new CtrSchema(FIELDS, Map.of("user", 100_001, "item", 100_001, "category", 1_001), HISTORY,
                List.of(new Pair("item", "history"), new Pair("category", "history_category")), 0);
        Batch batch = batch(schema);
        return List.of(graph("can", new CanModelFactory(), schema, batch), graph("dnn", new DnnModelFactory(), schema, batch));
    }

    private static Case graph(String name, ModelFactory factory, CtrSchema schema, Batch batch) {
        Model model = factory.create(factory.options().defaults(), schema.toSchema(Map.of()), DType.FLOAT);
        return new GraphCase(name, model, Optimiser.adam(0.001), batch, null);
    }

    private static Batch batch(CtrSchema schema) {
        SplittableRandom random = new SplittableRandom(1);
        BatchColumns columns = new BatchColumns(schema, BATCH);
        for (int f = 0; f < FIELDS.size(); f++) {
            int[] ids = columns.ids(f);
            for (int i = 0; i < ids.length; i++) {
                ids[i] = 1 + random.nextInt(schema.rows(FIELDS.get(f)) - 1);
            }
        }
        for (int r = 0; r < BATCH; r++) {
            columns.length(r, HISTORY);
            columns.label(r, random.nextInt(2));
        }
        return columns.batch(FreshReading.evaluation(1));
    }
}
