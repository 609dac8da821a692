package quire.paper.lmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetRequest;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.data.batch.FreshReading;
import quire.detection.model.Detections;
import quire.paper.lmp.data.DriftFactory;
import quire.paper.lmp.model.LmpFactory;
import quire.paper.lmp.model.LmpModel;
import quire.testkit.Engines;
import quire.testkit.IsolatedLibTorch;

class LmpTrainingTest {
    @TempDir
    Path work;

    @ParameterizedTest
    @CsvSource({"lsts, fcos", "flow, fcos", "cheap, fcos", "reuse, fcos", "per_frame, fcos", "lsts, rfcn"})
    void learnsAndPredictsInEveryMode(String mode, String head) throws IOException {
        DriftFactory data = new DriftFactory();
        Map<String, String> few = Map.of("train", "2", "validation", "1", "test", "1", "frames", "8", "interval", "3");
        LmpFactory f = new LmpFactory();
        try (Dataset set = data.open(new DatasetRequest(null, work, data.options().parse(few), 1, null));
                Lease lease = Engines.lease(IsolatedLibTorch.engine())) {
            LmpModel model = f.create(f.options().parse(Map.of("mode", mode, "head", head)), set.schema(), DType.FLOAT);
            LmpProcedure p = new LmpProcedure(model, 1, 1, 5);
            Session s = lease.open(model, new SessionOptions(1, p.optimisers(Optimiser.adam(0.002))));
            double before = 0;
            double after = 0;
            for (int step = 0; step < 6; step++) {
                Batch b = set.split(Dataset.TRAIN).read(new int[] {1, 6, 9, 15}, new FreshReading(true, new java.util.SplittableRandom(3)));
                double loss = p.update(s, p.prepare(s, b, step), step).get("loss");
                before = step == 1 ? loss : before;
                after = loss;
            }
            assertThat(after).isLessThan(before);
            LmpMetrics m = new LmpMetrics(set.schema());
            Batch b = set.split(Dataset.TEST).read(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, FreshReading.evaluation(1));
            Map<String, quire.api.tensor.Tensor> out = p.infer(s, p.prepareInference(s, b, 0), m.outputs());
            assertThat(out.get(Detections.COUNT).size()).isEqualTo(8);
            m.add(b, out);
            assertThat(m.result().get("map")).isBetween(0.0, 1.0);
            assertThat(model.costs().get("mmacs_nonkey")).isLessThanOrEqualTo(model.costs().get("mmacs_key"));
            assertThat(set.counts()).containsEntry("images_test", 8L);
        }
    }
}
