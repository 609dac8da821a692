package quire.paper.stitcher;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import quire.api.QuireException;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.dataset.Split;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.api.trainer.Procedure;
import quire.detection.box.Boxes;
import quire.detection.box.GroundTruth;
import quire.detection.model.DetectionProcedure;
import quire.detection.model.DetectionProcedure.Ready;
import quire.paper.stitcher.data.ChoiceSplit;
import quire.paper.stitcher.data.StitchedBatch;
import quire.paper.stitcher.feedback.Feedback;
import quire.paper.stitcher.feedback.Mode;
import quire.paper.stitcher.feedback.StitchOptions;

/**
 * A detector's procedure whose updates take the regular or the stitched pictures of a batch, as the last update's losses say (section 3).
 * Both are made ready on the reading thread, because the choice falls only when the update before has ended. Its losses say beside the
 * detector's what was chosen ({@code stitched}, 0 or 1) and small objects' share ({@code small_share}, where there was one).
 */
final class StitchProcedure implements Procedure<StitchProcedure.Choice> {
    private static final String SHARE = "stitcher/share";

    private final DetectionProcedure detector;
    private final StitchOptions options;
    private final Feedback feedback;

    /** What an update may be made of; a choice that will not be made is null. */
    record Choice(Ready regular, Ready stitched) {
    }

    StitchProcedure(DetectionProcedure detector, StitchOptions options, long seed) {
        if (detector.model().config().small() <= 0) {
            throw new QuireException("the detector does not tell small objects apart; set small_area to an area in network pixels, as 1024");
        }
        this.detector = detector;
        this.options = options;
        this.feedback = new Feedback(options, seed);
    }

    @Override
    public Split examples(Split split) {
        return new ChoiceSplit(detector.examples(split), options.grid(), options.mode());
    }

    @Override
    public Choice prepare(Session session, Batch pair, long step) {
        boolean open = options.mode() == Mode.FEEDBACK;
        boolean stitched = !open && feedback.stitched(step);
        return new Choice(open || !stitched ? detector.prepare(session, StitchedBatch.regular(pair), step) : null,
                open || stitched ? detector.prepare(session, StitchedBatch.stitched(pair), step) : null);
    }

    @Override
    public Map<String, Double> update(Session session, Choice choice, long step) {
        boolean stitched = feedback.stitched(step);
        Ready taken = stitched ? choice.stitched() : choice.regular();
        Ready left = stitched ? choice.regular() : choice.stitched();
        if (left != null) {
            detector.unused(left);
        }
        Map<String, Double> losses = new LinkedHashMap<>(detector.update(session, taken, step));
        int[] small = small(taken.batch());
        double share = options.source().share(losses, small[0], small[1]);
        feedback.share(share);
        losses.put("stitched", stitched ? 1.0 : 0.0);
        if (!Double.isNaN(share)) {
            losses.put("small_share", share);
        }
        return losses;
    }

    /** Small objects and all objects of a batch. */
    private int[] small(Batch batch) {
        int[] n = new int[2];
        for (int row = 0; row < batch.rows(); row++) {
            GroundTruth o = GroundTruth.of(batch, row);
            n[1] += o.count();
            for (int i = 0; i < o.count(); i++) {
                n[0] += detector.model().config().tellsApart(Boxes.area(o.boxes(), i)) ? 1 : 0;
            }
        }
        return n;
    }

    @Override
    public Choice prepareInference(Session session, Batch batch, long step) {
        return new Choice(detector.prepareInference(session, batch, step), null);
    }

    @Override
    public Map<String, Tensor> infer(Session session, Choice choice, Collection<String> outputs) {
        return detector.infer(session, choice.regular(), outputs);
    }

    @Override
    public Map<String, Optimiser> optimisers(Optimiser asked) {
        return detector.optimisers(asked);
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(detector.state());
        Tensor share = Tensor.zeros(DType.DOUBLE, 1);
        share.doubles().put(0, feedback.share());
        state.put(SHARE, share);
        return state;
    }

    @Override
    public void restore(Map<String, Tensor> state) {
        Map<String, Tensor> others = new LinkedHashMap<>(state);
        Tensor share = others.remove(SHARE);
        if (share == null) {
            throw new QuireException("the checkpoint was made without a stitching provider; resume it as it was, or train --from the run");
        }
        feedback.share(share.doubles().get(0));
        detector.restore(others);
    }
}
