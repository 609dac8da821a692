package quire.paper.msdconvlstm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Component;
import quire.api.compute.Optimiser;
import quire.api.dataset.Schema;
import quire.api.model.ModelFactory;
import quire.api.paper.Benchmark;
import quire.api.paper.PaperService;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.msdconvlstm.model.CnnFactory;
import quire.paper.msdconvlstm.model.ConvLstmFactory;
import quire.paper.msdconvlstm.model.MsdFactory;

/** Four elements, 4 steps in, 4 leads out, 64 x 64 cells, 32 channels, batches of 4. */
@Component
@PaperService(paper = "msdconvlstm", id = "msdconvlstm")
public final class MsdBenchmark implements Benchmark {
    private static final int ROWS = 4;
    private static final int STEPS = 4;
    private static final int ELEMENTS = 4;
    private static final int SIDE = 64;
    private static final Schema SCHEMA = new Schema(Map.of("elements", (long) ELEMENTS, "t_in", (long) STEPS, "t_out", (long) STEPS, "height", (long) SIDE, "width",
            (long) SIDE), List.of(), Map.of("rain", "3", "mode", "nowcast"));

    @Override
    public List<Case> cases() {
        List<Case> out = new ArrayList<>();
        add(out, "MSD-ConvLSTM separable 1-3-5-7", new MsdFactory(), Map.of());
        add(out, "MSD-ConvLSTM partitioned", new MsdFactory(), Map.of("reading", "partitioned"));
        add(out, "MSD-ConvLSTM factorised", new MsdFactory(), Map.of("reading", "factorised"));
        add(out, "ConvLSTM k=3", new ConvLstmFactory(), Map.of());
        add(out, "ConvLSTM k=5", new ConvLstmFactory(), Map.of("scales", "5"));
        add(out, "CNN", new CnnFactory(), Map.of());
        return out;
    }

    private static void add(List<Case> to, String name, ModelFactory f, Map<String, String> options) {
        to.add(new GraphCase(name, f.create(f.options().parse(options), SCHEMA, DType.FLOAT), Optimiser.adam(1e-3), batch(ROWS), batch(1)));
    }

    private static Batch batch(int rows) {
        SplittableRandom r = new SplittableRandom(1);
        float[] x = new float[rows * STEPS * ELEMENTS * SIDE * SIDE];
        float[] y = new float[rows * STEPS * SIDE * SIDE];
        float[] mask = new float[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) r.nextGaussian();
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) Math.max(0, 10 * r.nextDouble() - 6);
            mask[i] = 1;
        }
        return new Batch(rows, Map.of("x", Tensor.of(x, rows, STEPS, ELEMENTS, SIDE, SIDE), "y", Tensor.of(y, rows, STEPS, SIDE, SIDE), "mask",
                Tensor.of(mask, rows, STEPS, SIDE, SIDE)));
    }
}
