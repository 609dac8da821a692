package quire.itest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.nd4j.autodiff.samediff.SDVariable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import quire.api.compute.Prepared;
import quire.api.compute.Session;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.Schema;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.Paper;
import quire.api.paper.PaperInfo;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.api.trainer.Metrics;
import quire.api.trainer.Procedure;
import quire.api.trainer.ProcedureContext;
import quire.api.trainer.SupervisedTask;
import quire.nn.GraphBuilder;
import quire.nn.layer.Dense;
import quire.nn.loss.Losses;

/** A paper of this bundle's with one fault, to see whether the kit finds it. */
final class ToyPaper implements AutoCloseable {
    static final String ID = "toy";

    /** What is wrong with it. */
    enum Fault { NONE, PREDICTION_SEES_THE_BATCH, GRADIENT_IS_ZERO, LOSS_HAS_A_FLOOR, DATA_BY_THE_CLOCK, STATE_NOT_SAVED, METRIC_COUNTS_ITS_CALLS, ANY_FILE_TAKEN }

    private final Fault fault;
    private final AtomicInteger measured = new AtomicInteger();
    private final List<ServiceRegistration<?>> registered = new ArrayList<>();

    ToyPaper(BundleContext context, Fault fault) {
        this.fault = fault;
        offer(context, Paper.class, ID, () -> new PaperInfo(ID, "Toy", "0000.00000", "Learns a line.", "line", null, "points", "supervised"));
        offer(context, ModelFactory.class, "line", new Models());
        offer(context, DatasetFactory.class, "points", new ToyData(true, fault == Fault.DATA_BY_THE_CLOCK));
        offer(context, SupervisedTask.class, "supervised", new Task());
        if (fault == Fault.ANY_FILE_TAKEN) {
            offer(context, DatasetFactory.class, "file", new ToyData(false, false));
        }
    }

    private <T> void offer(BundleContext context, Class<T> type, String id, T service) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("quire.paper", ID);
        properties.put("quire.id", id);
        registered.add(context.registerService(type, service, properties));
    }

    @Override
    public void close() {
        registered.forEach(ServiceRegistration::unregister);
    }

    private final class Models implements ModelFactory {
        @Override
        public Options options() {
            return Options.none();
        }

        @Override
        public String description() {
            return "a line";
        }

        @Override
        public Model create(OptionValues options, Schema schema, DType dtype) {
            int width = schema.size("width");
            return name -> graph(new GraphBuilder(dtype, name.equals(Model.TRAIN)), width);
        }

        private GraphSpec graph(GraphBuilder g, int width) {
            SDVariable score = Dense.linear(g, "line", g.input("x", -1, width), width, 1, Init.normal(0.5), Init.zeros());
            if (!g.training()) {
                g.output("score", fault == Fault.PREDICTION_SEES_THE_BATCH ? score.sub(score.mean(true, 0)) : score);
                return g.build(null);
            }
            SDVariable loss = Losses.binaryCrossEntropy(g, fault == Fault.GRADIENT_IS_ZERO ? score.mul(0) : score, g.input("label", -1, 1));
            g.output("loss", fault == Fault.LOSS_HAS_A_FLOOR ? loss.add(100) : loss);
            return g.build("loss");
        }
    }

    private final class Task implements SupervisedTask {
        @Override
        public Map<String, String> defaults() {
            return Map.of("rate", "0.1");
        }

        @Override
        public Procedure<?> procedure(ProcedureContext context) {
            return fault == Fault.STATE_NOT_SAVED ? new Counting() : Procedure.plain();
        }

        @Override
        public Metrics metrics(Schema schema) {
            return new Metrics() {
                private double sum;

                @Override
                public List<String> outputs() {
                    return List.of("score");
                }

                @Override
                public void add(Batch batch, Map<String, Tensor> outputs) {
                    for (float f : outputs.get("score").toFloats()) {
                        sum += f;
                    }
                }

                @Override
                public Map<String, Double> result() {
                    return Map.of("sum", fault == Fault.METRIC_COUNTS_ITS_CALLS ? sum + measured.incrementAndGet() : sum);
                }
            };
        }

        @Override
        public String selection() {
            return "sum";
        }

        @Override
        public boolean higherIsBetter() {
            return true;
        }
    }

    /** Grows its inputs with each update it has done, and does not tell {@link #state} how many these were. */
    private static final class Counting implements Procedure<Batch> {
        private int done;

        @Override
        public Batch prepare(Session session, Batch batch, long step) {
            return batch;
        }

        @Override
        public Map<String, Double> update(Session session, Batch batch, long step) {
            float[] x = batch.get("x").toFloats();
            done++;
            for (int i = 0; i < x.length; i++) {
                x[i] *= done;
            }
            Batch grown = new Batch(batch.rows(), Map.of("x", Tensor.of(x, batch.get("x").shape()), "label", batch.get("label")));
            return Map.of(LOSS, session.step(session.prepare(Model.TRAIN, grown, step), List.of()).get(session.loss(Model.TRAIN)).scalar());
        }

        @Override
        public Batch prepareInference(Session session, Batch batch, long step) {
            return batch;
        }

        @Override
        public Map<String, Tensor> infer(Session session, Batch batch, Collection<String> outputs) {
            Prepared prepared = session.prepare(Model.INFER, batch, 0);
            return session.run(prepared, outputs);
        }
    }
}
