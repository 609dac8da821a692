package quire.detection.model;

import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.detection.box.DeltaCoder;
import quire.testkit.Probe;
import quire.nn.backbone.ResNet;
import quire.testkit.Golden;

class DecodeTest {
    @Test
    void retinaNetFollowsItsVectors() {
        Golden golden = Golden.load(DecodeTest.class, "retina_decode");
        double[] anchors = golden.doubles("inputs", "anchors").toDoubles();
        double[] p = golden.doubles("inputs", "cls_logits").toDoubles();
        for (int i = 0; i < p.length; i++) {
            p[i] = 1 / (1 + Math.exp(-p[i]));
        }
        Places places = new Places() {
            @Override
            public int[] levelEnds() {
                return new int[] {72, 90};
            }

            @Override
            public Map<String, Tensor> targets(int images) {
                return Map.of();
            }

            @Override
            public void assign(Batch batch, Map<String, Tensor> targets) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void decode(int place, double[] said, double[] out, int k) {
                DeltaCoder.ANCHORS.decode(anchors, place, said, place, out, k);
            }
        };
        DetectorConfig config = DetectorConfig.of(DetectorConfig.Kind.RETINANET, 3, 32, 48, ResNet.tiny(1, 8, 8), 8);
        Detections found = OneStageProcedure.decode(places, p, golden.doubles("inputs", "deltas").toDoubles(), config, new Decoding(0.05, 20, 0.5, 15));
        double[] labels = java.util.Arrays.stream(found.labels()).asDoubleStream().toArray();
        Probe.close("boxes", Tensor.of(found.boxes(), found.boxes().length), golden.doubles("expected", "boxes"), 1e-9);
        Probe.close("scores", Tensor.of(found.scores(), found.count()), golden.doubles("expected", "scores"), 1e-9);
        Probe.close("labels", Tensor.of(labels, labels.length), golden.doubles("expected", "labels"), 0);
    }
}
