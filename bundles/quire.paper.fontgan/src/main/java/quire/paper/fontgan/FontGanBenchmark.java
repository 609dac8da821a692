package quire.paper.fontgan;

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
import quire.paper.fontgan.model.FontGanFactory;
import quire.paper.fontgan.model.FontGanModel;
import quire.paper.fontgan.model.Names;
import quire.paper.fontgan.model.TurnProcedure;

/** Glyphs of 64x64, 16 at once: one update of prior, generator and discriminators, and the generation of 16 characters. */
@Component
@PaperService(paper = "fontgan", id = "fontgan")
public final class FontGanBenchmark implements Benchmark {
    private static final int SIDE = 64;
    private static final int ROWS = 16;

    @Override
    public List<Case> cases() {
        FontGanFactory factory = new FontGanFactory();
        Schema schema = new Schema(Map.of("size", (long) SIDE), List.of("a", "b", "c"), Map.of());
        FontGanModel model = (FontGanModel) factory.create(factory.options().defaults(), schema, DType.FLOAT);
        float[] hot = new float[ROWS * 3];
        for (int i = 0; i < ROWS; i++) {
            hot[3 * i + i % 3] = 1;
        }
        Batch batch = new Batch(ROWS, Map.of(Names.STYLED, glyphs(1), Names.STANDARD, glyphs(2), Names.REFERENCE, glyphs(3), Names.FONT,
                Tensor.of(hot, ROWS, 3)));
        return List.of(new GraphCase("FontGAN 64x64", model, new TurnProcedure(model, 1, 1), Optimiser.adam(2e-4), batch, null));
    }

    private static Tensor glyphs(long seed) {
        SplittableRandom r = new SplittableRandom(seed);
        float[] v = new float[ROWS * SIDE * SIDE];
        for (int i = 0; i < v.length; i++) {
            v[i] = r.nextInt(5) == 0 ? 1 : -1;
        }
        return Tensor.of(v, ROWS, 1, SIDE, SIDE);
    }
}
