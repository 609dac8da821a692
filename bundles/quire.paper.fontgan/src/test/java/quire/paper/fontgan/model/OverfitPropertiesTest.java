package quire.paper.fontgan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.compute.Lease;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetRequest;
import quire.api.model.ModelFactory;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.data.batch.FreshReading;
import quire.paper.fontgan.data.StrokesFactory;
import quire.testkit.Engines;

/** Networks can learn: one batch is soon known by heart, far nearer than blank glyphs or copies. */
class OverfitPropertiesTest {
    private static final int UPDATES = 700;

    @Test
    void theAutoencoderLearnsOneBatch() throws Exception {
        learns(new AutoencoderFactory());
    }

    private static void learns(ModelFactory factory) throws Exception {
        StrokesFactory strokes = new StrokesFactory();
        Map<String, String> few = Map.of("size", "32", "train", "8", "validation", "2", "test", "2", "fonts", "2");
        try (Dataset data = strokes.open(new DatasetRequest(null, null, strokes.options().parse(few), 1, null))) {
            Batch batch = data.split(Dataset.TRAIN).read(new int[] {0, 1, 2, 3, 8, 9, 10, 11}, FreshReading.evaluation(1));
            FontGanModel model = (FontGanModel) factory.create(factory.options().parse(Map.of("channels", "8", "latent", "4", "residual", "1")),
                    data.schema(), DType.FLOAT);
            TurnProcedure turns = new TurnProcedure(model, 50, 1);
            Map<String, Double> losses = new HashMap<>();
            try (Lease lease = Engines.chosen();
                    Session s = lease.open(model, new SessionOptions(1, turns.optimisers(Optimiser.adam(0.002))))) {
                for (int step = 0; step < UPDATES; step++) {
                    losses = turns.update(s, turns.prepare(s, batch, step), step);
                }
            }
            double blank = 0;
            for (float v : batch.get(Names.STYLED).toFloats()) {
                blank += (v + 1) / batch.get(Names.STYLED).size();
            }
            assertThat(losses.get("rec_sty")).as("stylised, blank glyphs %s", blank).isLessThan(0.3 * blank);
            assertThat(losses.get("rec_de")).as("de-stylised, blank glyphs %s", blank).isLessThan(0.3 * blank);
        }
    }
}
