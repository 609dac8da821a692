package quire.paper.can;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Prepared;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Dataset;
import quire.api.dataset.Split;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.data.batch.BatchPlan;
import quire.data.batch.FreshReading;
import quire.testkit.Engines;

/** A few epochs without the platform. */
final class Training implements AutoCloseable {
    private final Dataset data;
    private final Lease lease = Engines.chosen();
    final Session session;
    private int epoch;

    Training(ModelFactory factory, Map<String, String> options, Dataset data, double rate, long seed) {
        this.data = data;
        Model model = factory.create(factory.options().parse(options), data.schema(), DType.FLOAT);
        session = lease.open(model, SessionOptions.training(seed, Optimiser.adam(rate)));
    }

    /** One epoch; the mean loss. */
    double epoch(long seed) {
        Split split = data.split(Dataset.TRAIN);
        BatchPlan plan = BatchPlan.training(split, 128, seed);
        int[] order = plan.order(epoch++);
        double sum = 0;
        for (int step = 0; step < plan.steps(); step++) {
            int[] rows = java.util.Arrays.copyOfRange(order, step * 128, Math.min(order.length, (step + 1) * 128));
            Prepared p = session.prepare(Model.TRAIN, split.read(rows, FreshReading.evaluation(step)), session.steps(Model.TRAIN));
            sum += session.step(p, List.of()).get("loss").scalar();
        }
        return sum / plan.steps();
    }

    Map<String, Double> evaluate(String name) {
        Split split = data.split(name);
        ClickMetrics metrics = new ClickMetrics();
        for (int from = 0; from < split.size(); from += 512) {
            int[] rows = java.util.stream.IntStream.range(from, Math.min(split.size(), from + 512)).toArray();
            Batch b = split.read(rows, FreshReading.evaluation(0));
            Collection<String> outputs = metrics.outputs();
            metrics.add(b, session.run(session.prepare(Model.INFER, b, 0), outputs));
        }
        return new LinkedHashMap<>(metrics.result());
    }

    Map<String, Tensor> values() {
        return session.parameters();
    }

    @Override
    public void close() {
        session.close();
        lease.close();
    }
}
