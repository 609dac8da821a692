package quire.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.service.ServiceExtension;
import quire.api.run.Run;
import quire.api.run.RunInfo;
import quire.api.run.RunStore;
import quire.api.tensor.Tensor;
import quire.api.work.TrainRequest;
import quire.api.work.Workbench;

@ExtendWith(ServiceExtension.class)
class EnginesAgreeTest {
    @InjectService(timeout = 20000)
    Workbench workbench;
    @InjectService(timeout = 20000)
    RunStore runs;

    @Test
    void canTrainsToTheSameParametersOnBothEngines() throws Exception {
        compare(Papers.small(6, "nd4j"), Papers.small(6, "libtorch"));
    }

    @Test
    void hanTrainsToTheSameParametersOnBothEngines() throws Exception {
        compare("han", "han", "hand", Map.of("width", "16", "heads", "2", "head_width", "8", "train", "4", "validation", "2", "test", "2",
                "max_steps", "4"));
    }

    @Test
    void densePointTrainsToTheSameParametersOnBothEngines() throws Exception {
        compare("densepoint", "densepoint", "cad", Map.of("train", "2", "validation_shapes", "1", "test_shapes", "1", "file_points", "256", "points", "128",
                "centres", "64-16", "batch", "7", "max_steps", "3"));
    }

    @Test
    void augFpnTrainsToTheSameParametersOnBothEngines() throws Exception {
        compare("augfpn", "fcos", "scales", Map.of("train", "8", "validation", "2", "test", "2", "batch", "4", "channels", "8", "max_steps", "2"));
    }

    @Test
    void msdConvLstmTrainsToTheSameParametersOnBothEngines() throws Exception {
        compare("msdconvlstm", "msd", "convergence", Map.of("hidden", "4", "train", "12", "validation", "4", "test", "4", "batch", "4", "max_steps", "3"));
    }

    @Test
    void lmpTrainsToTheSameParametersOnBothEngines() throws Exception {
        compare("lmp", "lmp", "drift", Map.of("side", "64", "train", "4", "validation", "1", "test", "1", "channels", "8", "width", "8",
                "offsets", "4", "batch", "4", "base_steps", "1", "max_steps", "3"));
    }

    @Test
    void fontGanTrainsToTheSameParametersOnBothEngines() throws Exception {
        compare("fontgan", "fontgan", "strokes", Map.of("channels", "4", "latent", "4", "size", "16", "train", "8", "validation", "2", "test", "2",
                "fonts", "2", "batch", "8", "max_steps", "2"));
    }

    @Test
    void ageLearnsTheSameFromRandomRecommendationsOnBothEngines() throws Exception {
        Map<String, String> options = Map.of("policy", "random", "hidden", "16-8", "rounds", "4", "visits", "32", "articles", "20", "warmup", "1",
                "updates", "2", "batch", "32");
        sameParameters(workbench.train(request("age", "age", "stream", "bandit", options, "nd4j")).await(),
                workbench.train(request("age", "age", "stream", "bandit", options, "libtorch")).await());
    }

    private void compare(String paper, String model, String dataset, Map<String, String> options) throws Exception {
        Map<String, String> all = new HashMap<>(options);
        all.put("epochs", "1");
        compare(request(paper, model, dataset, "supervised", all, "nd4j"), request(paper, model, dataset, "supervised", all, "libtorch"));
    }

    private static TrainRequest request(String paper, String model, String dataset, String trainer, Map<String, String> options, String engine) {
        return new TrainRequest(paper, model, dataset, null, trainer, options, 1, engine, "cpu", null);
    }

    private void compare(TrainRequest one, TrainRequest other) throws Exception {
        RunInfo a = workbench.train(one).await();
        RunInfo b = workbench.train(other).await();
        assertThat(b.metrics().get("train/loss")).isCloseTo(a.metrics().get("train/loss"), within(1e-3));
        sameParameters(a, b);
    }

    /** Same data, order and noise: float rounding alone may tell the engines apart, and Adam's first steps magnify it where gradients are near 0. */
    private void sameParameters(RunInfo a, RunInfo b) throws Exception {
        assertThat(a.engine()).isEqualTo("nd4j");
        assertThat(b.engine()).isEqualTo("libtorch");
        Run first = runs.run(a.id());
        Run second = runs.run(b.id());
        assertThat(second.model().keySet()).isEqualTo(first.model().keySet());
        double worst = 0;
        for (Map.Entry<String, Tensor> e : first.model().entrySet()) {
            double[] x = e.getValue().toDoubles();
            double[] y = second.model().get(e.getKey()).toDoubles();
            double squares = 0;
            for (int i = 0; i < x.length; i++) {
                squares += (x[i] - y[i]) * (x[i] - y[i]);
            }
            worst = Math.max(worst, Math.sqrt(squares / x.length));
        }
        assertThat(worst).as("root mean square difference of the worst tensor").isLessThan(1e-3);
    }
}
