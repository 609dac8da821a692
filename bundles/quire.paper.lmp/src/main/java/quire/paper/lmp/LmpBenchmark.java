package quire.paper.lmp;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Component;
import quire.api.compute.Optimiser;
import quire.api.dataset.Schema;
import quire.api.paper.Benchmark;
import quire.api.paper.PaperService;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.detection.box.GroundTruth;
import quire.paper.lmp.data.KeySchedule.Role;
import quire.paper.lmp.data.VideoSplit;
import quire.paper.lmp.model.LmpFactory;
import quire.paper.lmp.model.LmpModel;

/** 96x96 pixels, N=16: a training step of eight triples; a first, a key and another frame, each after a first. */
@Component
@PaperService(paper = "lmp", id = "lmp")
public final class LmpBenchmark implements Benchmark {
    private static final int SIDE = 96;
    private static final int TRIPLES = 8;

    @Override
    public List<Case> cases() {
        LmpFactory factory = new LmpFactory();
        Schema schema = new Schema(Map.of("width", (long) SIDE, "height", (long) SIDE, "classes", 3L), List.of("a", "b", "c"), Map.of());
        LmpModel model = factory.create(factory.options().defaults(), schema, DType.FLOAT);
        return List.of(new GraphCase("training triple; first frame", model, new LmpProcedure(model, 1, 0, 5), Optimiser.adam(1e-3), triples(), frames(Role.FIRST)),
                new GraphCase("first and key frame", model, new LmpProcedure(model, 1, 0, 5), null, frames(Role.FIRST, Role.KEY), null),
                new GraphCase("first and non-key frame", model, new LmpProcedure(model, 1, 0, 5), null, frames(Role.FIRST, Role.NONKEY), null));
    }

    private static Tensor picture(int n) {
        SplittableRandom r = new SplittableRandom(n);
        float[] v = new float[n * 3 * SIDE * SIDE];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) r.nextGaussian();
        }
        return Tensor.of(v, n, 3, SIDE, SIDE);
    }

    private static Batch frames(Role... roles) {
        int[] ordinals = Arrays.stream(roles).mapToInt(Enum::ordinal).toArray();
        return new Batch(roles.length, Map.of(GroundTruth.IMAGE, picture(roles.length), VideoSplit.ROLE, Tensor.of(ordinals, roles.length)));
    }

    private static Batch triples() {
        float[] boxes = new float[TRIPLES * 4];
        int[] one = new int[TRIPLES];
        for (int i = 0; i < TRIPLES; i++) {
            System.arraycopy(new float[] {10 + i, 20, 40 + i, 50}, 0, boxes, 4 * i, 4);
            one[i] = 1;
        }
        return new Batch(TRIPLES, Map.of(GroundTruth.IMAGE, picture(TRIPLES), "image_old", picture(TRIPLES), "image_new", picture(TRIPLES),
                "old_is_new", Tensor.zeros(DType.FLOAT, TRIPLES, 1), "new_is_current", Tensor.zeros(DType.FLOAT, TRIPLES, 1), GroundTruth.BOXES,
                Tensor.of(boxes, TRIPLES, 1, 4), GroundTruth.LABELS, Tensor.of(one, TRIPLES, 1), GroundTruth.COUNT, Tensor.of(one, TRIPLES),
                GroundTruth.AREAS, Tensor.zeros(DType.FLOAT, TRIPLES, 1), GroundTruth.FLAGS, Tensor.zeros(DType.INT, TRIPLES, 1)));
    }
}
