package quire.detection.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.detection.box.Boxes;
import quire.detection.box.GroundTruth;
import quire.nn.backbone.ResNet;
import quire.testkit.Engines;
import quire.testkit.IsolatedLibTorch;

/** Every detector learns a few pictures by heart. */
class OverfitTest {
    private static final int SIDE = 64;
    private static final int STEPS = 120;

    static DetectorConfig config(DetectorConfig.Kind kind) {
        return DetectorConfig.of(kind, 2, SIDE, SIDE, ResNet.tiny(1, 8, 16, 24), 16).withHeads(32, 1).from(0)
                .with(new Regions(7, 16, 32, 0.25, 64, 100, 50, 30, 0.7)).with(new Decoding(0.05, 200, 0.5, 20));
    }

    @ParameterizedTest
    @EnumSource(DetectorConfig.Kind.class)
    void findsWhatItHasSeen(DetectorConfig.Kind kind) {
        DetectorModel model = new DetectorModel(config(kind), DType.FLOAT);
        DetectionProcedure procedure = DetectionProcedure.of(model, 5);
        Batch batch = Scenes.batch(4, SIDE, 3);
        try (Lease lease = Engines.lease(IsolatedLibTorch.engine());
                Session s = lease.open(model, new SessionOptions(1, procedure.optimisers(Optimiser.adam(0.004))))) {
            double first = Double.NaN;
            double last = Double.NaN;
            for (int step = 0; step < STEPS; step++) {
                Map<String, Double> losses = procedure.update(s, procedure.prepare(s, batch, step), step);
                last = losses.get("loss");
                first = step == 0 ? last : first;
            }
            assertThat(last).isLessThan(first / 3);
            Map<String, Tensor> found = procedure.infer(s, procedure.prepareInference(s, batch, 0), List.of());
            for (int row = 0; row < batch.rows(); row++) {
                GroundTruth truth = GroundTruth.of(batch, row);
                Detections d = Detections.of(found, row);
                for (int g = 0; g < truth.count(); g++) {
                    assertThat(best(truth, g, d)).as("%s, picture %d, object %d", kind, row, g).isGreaterThan(0.5);
                }
            }
        }
    }

    /** Overlap of the best detection of an object's class with a score above 0.3; 0 if there is none. */
    private static double best(GroundTruth truth, int g, Detections d) {
        double best = 0;
        for (int i = 0; i < d.count(); i++) {
            if (d.labels()[i] == truth.labels()[g] && d.scores()[i] > 0.3) {
                best = Math.max(best, Boxes.iou(truth.boxes(), g, d.boxes(), i));
            }
        }
        return best;
    }
}
