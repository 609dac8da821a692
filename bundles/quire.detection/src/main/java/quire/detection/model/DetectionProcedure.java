package quire.detection.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.api.compute.Session;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.api.trainer.Procedure;
import quire.api.trainer.ProcedureContext;

/**
 * Trains and evaluates a {@link DetectorModel}. Updates give every loss by name; predictions are {@link Detections}' tensors,
 * and those outputs asked for that the first graph has. A step's regions follow from the seed and its number alone.
 */
public abstract class DetectionProcedure implements Procedure<DetectionProcedure.Ready> {
    final DetectorModel model;
    final DetectorConfig config;
    final long seed;
    private final TensorPool pool = new TensorPool();
    private long proposing;
    private long updating;

    DetectionProcedure(DetectorModel model, long seed) {
        this.model = model;
        this.config = model.config();
        this.seed = seed;
    }

    /**
     * A batch and what the reading thread made of it.
     *
     * @param batch   of the data set
     * @param targets further inputs of the training graph; empty for prediction
     */
    public record Ready(Batch batch, Map<String, Tensor> targets) {
    }

    /** The procedure for a detector. */
    public static DetectionProcedure of(DetectorModel model, long seed) {
        return model.config().kind() == DetectorConfig.Kind.FASTER_RCNN ? new TwoStageProcedure(model, seed) : new OneStageProcedure(model, seed);
    }

    /** The procedure for a context whose model is a detector. */
    public static DetectionProcedure of(ProcedureContext context) {
        if (!(context.model() instanceof DetectorModel m)) {
            throw new QuireException("this procedure drives detectors, not " + context.model().getClass().getSimpleName());
        }
        return of(m, context.seed());
    }

    /** Empty targets of a batch. */
    abstract Map<String, Tensor> targets(int images);

    /** Fills them. */
    abstract void assign(Batch batch, Map<String, Tensor> targets, long step);

    /** Inputs that follow from a pass of the model as it is; empty where nothing does. */
    abstract Map<String, Tensor> propose(Session session, Batch batch, long step);

    /** Copies of the outputs asked for that a graph gave; what it did not give is left out. */
    static Map<String, Tensor> asked(Map<String, Tensor> said, java.util.Collection<String> outputs) {
        Map<String, Tensor> out = new LinkedHashMap<>();
        outputs.stream().filter(said::containsKey).forEach(name -> out.put(name, said.get(name).copy()));
        return out;
    }

    @Override
    public Ready prepare(Session session, Batch batch, long step) {
        Map<String, Tensor> t = pool.take(batch.rows(), () -> targets(batch.rows()));
        assign(batch, t, step);
        return new Ready(batch, t);
    }

    @Override
    public Ready prepareInference(Session session, Batch batch, long step) {
        return new Ready(batch, Map.of());
    }

    @Override
    public Map<String, Double> update(Session session, Ready ready, long step) {
        long start = System.nanoTime();
        Map<String, Tensor> all = new LinkedHashMap<>(ready.batch().tensors());
        all.putAll(ready.targets());
        all.putAll(propose(session, ready.batch(), step));
        long proposed = System.nanoTime();
        List<String> names = model.lossNames();
        Map<String, Tensor> out = session.step(session.prepare(model.called(Model.TRAIN), new Batch(ready.batch().rows(), all), step), names);
        Map<String, Double> losses = new LinkedHashMap<>();
        losses.put(LOSS, out.get(session.loss(model.called(Model.TRAIN))).scalar());
        names.forEach(n -> losses.put(n, out.get(n).scalar()));
        pool.give(ready.batch().rows(), ready.targets());
        proposing += proposed - start;
        updating += System.nanoTime() - start;
        return losses;
    }

    /** Takes back what {@link #prepare} made and no update will use. */
    public void unused(Ready ready) {
        pool.give(ready.batch().rows(), ready.targets());
    }

    /** The detector. */
    public DetectorModel model() {
        return model;
    }

    /** Share of the time of updates so far that went into proposing and drawing regions. */
    public double proposingShare() {
        return updating == 0 ? 0 : (double) proposing / updating;
    }
}
