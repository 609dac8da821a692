package quire.paper.han;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.api.compute.ComputeService;
import quire.api.compute.Optimiser;
import quire.api.model.Model;
import quire.api.paper.Benchmark;
import quire.api.paper.PaperService;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.han.model.FlatModel;
import quire.paper.han.model.GruModel;
import quire.paper.han.model.HanModel;
import quire.paper.han.model.Settings;
import quire.paper.han.model.Shape;
import quire.paper.han.skeleton.Layout;
import quire.paper.han.stream.StreamLatency;

/** The paper's size: D = 128, 8 heads of 32, 8 frames of 22 joints, batches of 32; prediction of one sequence; one frame of a stream. */
@Component
@PaperService(paper = "han", id = "han")
public final class HanBenchmark implements Benchmark {
    private static final Shape SHAPE = new Shape(Layout.SHREC22, 8, 14);
    private static final int ROWS = 32;
    private final ComputeService compute;

    @Activate
    public HanBenchmark(@Reference ComputeService compute) {
        this.compute = compute;
    }

    @Override
    public List<Case> cases() {
        Optimiser adam = Optimiser.adam(1e-3);
        Batch one = batch(1);
        return List.of(new GraphCase("HAN, single sequence inferred", new HanModel(Settings.paper(), SHAPE, DType.FLOAT), adam, batch(ROWS), one),
                new GraphCase("GRU", new GruModel(128, 0.1, SHAPE, DType.FLOAT), adam, batch(ROWS), one),
                new GraphCase("flat attention", flat(), adam, batch(ROWS), one),
                new HostCase("stream: one decision over 45 frames", 1, new StreamLatency(compute, SHAPE)));
    }

    private static Model flat() {
        return new FlatModel(Settings.paper(), 2, SHAPE, DType.FLOAT);
    }

    private static Batch batch(int rows) {
        SplittableRandom r = new SplittableRandom(1);
        float[] x = new float[rows * SHAPE.frames() * SHAPE.joints() * 3];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (0.1 * r.nextGaussian());
        }
        float[] label = new float[rows * SHAPE.classes()];
        for (int i = 0; i < rows; i++) {
            label[i * SHAPE.classes() + i % SHAPE.classes()] = 1;
        }
        return new Batch(rows, Map.of("x", Tensor.of(x, rows, SHAPE.frames(), SHAPE.joints(), 3), "label", Tensor.of(label, rows, SHAPE.classes())));
    }
}
