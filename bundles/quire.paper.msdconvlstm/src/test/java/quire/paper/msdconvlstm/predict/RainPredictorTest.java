package quire.paper.msdconvlstm.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetRequest;
import quire.api.dataset.Schema;
import quire.api.tensor.DType;
import quire.paper.msdconvlstm.data.MadeRain;
import quire.paper.msdconvlstm.made.ConvergenceWriter;
import quire.paper.msdconvlstm.model.MsdFactory;
import quire.paper.msdconvlstm.netcdf.NetcdfFile;
import quire.testkit.Engines;
import quire.testkit.KnownRun;
import quire.testkit.Prediction;

class RainPredictorTest {
    private static final Map<String, String> SMALL = Map.of("hidden", "4");
    @TempDir
    Path folder;
    private Schema schema;

    @BeforeEach
    void data() throws IOException {
        MadeRain made = new MadeRain();
        try (Dataset d = made.open(new DatasetRequest(null, folder.resolve("work"), made.options().parse(Map.of("train", "4", "validation", "1", "test", "1")), 1, null))) {
            schema = d.schema();
        }
    }

    private List<Path> predict(int side, int steps, Map<String, String> options) throws IOException {
        Path in = folder.resolve("new.nc");
        new ConvergenceWriter(1, steps, side, 0.15, 0, 0, 7).write(in);
        MsdFactory f = new MsdFactory();
        try (Lease lease = Engines.nd4j(); Session s = lease.open(f.create(f.options().parse(SMALL), schema, DType.FLOAT), SessionOptions.inference(2))) {
            RainPredictor p = new RainPredictor();
            KnownRun run = KnownRun.of("msdconvlstm", "msd", "convergence", SMALL, schema, Path.of("r1"));
            return p.predict(new Prediction(run, s, List.of(in), Files.createDirectories(folder.resolve("out")), p.options().parse(options)));
        }
    }

    @Test
    void writesForecastsMapsAnimationAndScores() throws IOException {
        List<Path> out = predict(20, 9, Map.of());
        assertThat(out.stream().map(f -> f.getFileName().toString())).contains("verified-lead03.png", "verified.gif", "scores.csv", "elements.csv", "nowcast-lead01.png",
                "nowcast.gif", "forecast.nc");
        try (NetcdfFile nc = NetcdfFile.open(folder.resolve("out/forecast.nc"))) {
            assertThat(nc.variable("rain").axes()).containsExactly("time", "lead", "latitude", "longitude");
            assertThat(nc.values(nc.variable("rain"))).hasSize(5 * 3 * 400);
            assertThat(java.util.Arrays.stream(nc.values(nc.variable("rain"))).allMatch(v -> v >= 0 && v < 1000)).isTrue();
            assertThat(nc.raw(nc.variable("lead"))).containsExactly(1, 2, 3);
            assertThat(nc.attributes().text("Conventions")).isEqualTo("CF-1.6");
        }
        List<String> scores = Files.readAllLines(folder.resolve("out/scores.csv"));
        assertThat(scores.get(0)).startsWith("method,cases,lead,threshold,mae");
        assertThat(scores).hasSize(1 + 3 * 4 * 4).anyMatch(l -> l.startsWith("advection,4,3,5.0,"));
        assertThat(Files.readAllLines(folder.resolve("out/elements.csv"))).hasSize(5);
        assertThat(ImageIO.read(folder.resolve("out/verified-lead01.png").toFile()).getWidth()).isGreaterThan(900);
    }

    @Test
    void anotherGridIsRefusedUnlessAskedFor() throws IOException {
        assertThatThrownBy(() -> predict(24, 6, Map.of())).isInstanceOf(QuireException.class).hasMessageContaining("is not the training's").hasMessageContaining("grid=any");
        assertThat(predict(24, 6, Map.of("grid", "any"))).anyMatch(f -> f.endsWith("forecast.nc"));
        assertThatThrownBy(() -> predict(20, 2, Map.of())).isInstanceOf(QuireException.class).hasMessageContaining("no 3 frames in the input follow each other");
    }
}
