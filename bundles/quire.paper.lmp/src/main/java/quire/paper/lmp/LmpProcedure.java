package quire.paper.lmp;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.api.trainer.Procedure;
import quire.detection.box.GroundTruth;
import quire.detection.model.DetectionProcedure;
import quire.detection.model.DetectionProcedure.Ready;
import quire.detection.model.DetectorModel;
import quire.detection.model.Detections;
import quire.paper.lmp.data.KeySchedule.Role;
import quire.paper.lmp.data.VideoSplit;
import quire.paper.lmp.model.LmpModel;
import quire.paper.lmp.model.State;

/**
 * Trains on single frames first, then on triples; predicts frame by frame, carrying the memory. Frames must come in processing order,
 * every video with its first key in front.
 */
public final class LmpProcedure implements Procedure<Ready> {
    private static final String OFFSETS = "offsets";
    private final LmpModel model;
    private final long baseSteps;
    private final double offsetRate;
    private final Map<DetectorModel, DetectionProcedure> parts = new HashMap<>();
    private Map<String, Tensor> state = Map.of();

    /** @param baseSteps updates on single frames before triples @param offsetRate factor on the rate of the locations */
    public LmpProcedure(LmpModel model, long seed, long baseSteps, double offsetRate) {
        this.model = model;
        this.baseSteps = baseSteps;
        this.offsetRate = offsetRate;
        for (DetectorModel m : List.of(model.plain(), model.triple(), model.key(), model.other())) {
            parts.put(m, DetectionProcedure.of(m, seed));
        }
    }

    private DetectionProcedure learner(long step) {
        return parts.get(model.config().triples() && step >= baseSteps ? model.triple() : model.plain());
    }

    @Override
    public Map<String, Optimiser> optimisers(Optimiser asked) {
        Map<String, Optimiser> out = new HashMap<>(Map.of(Model.TRAIN, asked));
        if (model.config().triples()) {
            out.put(model.triple().called(Model.TRAIN), asked.withSchedule(step -> asked.schedule().factor(step + baseSteps))
                    .withGroups(new Optimiser.Group(State.LOCATIONS, model.config().learned() ? offsetRate : 0, 0)));
        }
        return out;
    }

    @Override
    public Ready prepare(Session session, Batch batch, long step) {
        return learner(step).prepare(session, batch, step);
    }

    @Override
    public Map<String, Double> update(Session session, Ready ready, long step) {
        return learner(step).update(session, ready, step);
    }

    @Override
    public Ready prepareInference(Session session, Batch batch, long step) {
        return new Ready(batch, Map.of());
    }

    /** Forgets the video. */
    public void reset() {
        state = Map.of();
    }

    @Override
    public Map<String, Tensor> infer(Session session, Ready ready, Collection<String> outputs) {
        Batch batch = ready.batch();
        if (!batch.tensors().containsKey(VideoSplit.ROLE) || !model.config().triples() && !model.config().mode().equals("reuse")) {
            return parts.get(model.plain()).infer(session, ready, List.of());
        }
        int[] roles = new int[batch.rows()];
        batch.get(VideoSplit.ROLE).ints().get(roles);
        Detections[] found = new Detections[roles.length];
        Tensor offsets = null;
        for (int row = 0; row < roles.length; row++) {
            Map<String, Tensor> said = frame(session, batch.get(GroundTruth.IMAGE).rows(row, row + 1), Role.values()[roles[row]]);
            found[row] = Detections.of(said, 0);
            offsets = said.getOrDefault(OFFSETS, offsets);
        }
        Map<String, Tensor> out = new LinkedHashMap<>(Detections.tensors(List.of(found), model.plain().config().decoding().most()));
        if (offsets != null) {
            out.put(OFFSETS, offsets);
        }
        return out;
    }

    /** Detects on one frame [1, 3, H, W] and carries the state on. */
    public Map<String, Tensor> frame(Session session, Tensor image, Role asked) {
        Role role = state.isEmpty() || !model.config().propagates() ? Role.FIRST : asked;
        DetectorModel part = role == Role.FIRST ? model.plain() : role == Role.KEY ? model.key() : model.other();
        Map<String, Tensor> in = new HashMap<>(Map.of(GroundTruth.IMAGE, image));
        state.forEach((name, t) -> in.put(State.in(name), t));
        Map<String, Tensor> said = parts.get(part).infer(session, new Ready(new Batch(1, in), Map.of()),
                List.of(State.TASK, State.MEMORY, State.LOW, OFFSETS));
        if (role != Role.NONKEY) {
            Map<String, Tensor> next = new HashMap<>();
            State.NAMES.forEach(n -> next.put(n, said.get(n)));
            state = next;
        }
        return said;
    }
}
