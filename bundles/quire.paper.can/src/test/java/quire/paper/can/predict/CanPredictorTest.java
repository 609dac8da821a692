package quire.paper.can.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
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
import quire.data.batch.FreshReading;
import quire.data.table.TableFormat;
import quire.data.table.TableReader;
import quire.paper.can.data.LinesFactory;
import quire.paper.can.model.CanModelFactory;
import quire.testkit.Engines;

class CanPredictorTest {
    private static final String S = "\u0002";
    @TempDir
    Path folder;
    private Lease lease;
    private Session session;
    private Schema schema;
    private Path artifacts;
    private double[] direct;

    @BeforeEach
    void train() throws IOException {
        Files.writeString(folder.resolve("train.txt"), "1\tu1\ta\tx\tb" + S + "c\ty" + S + "x\n0\tu1\tb\ty\tb" + S + "c\ty" + S + "x\n"
                + "1\tu2\tc\tx\ta\tx\n");
        LinesFactory f = new LinesFactory();
        artifacts = Files.createDirectories(folder.resolve("artifacts"));
        CanModelFactory can = new CanModelFactory();
        lease = Engines.chosen();
        try (Dataset d = f.open(new DatasetRequest(folder.resolve("train.txt"), folder,
                f.options().parse(Map.of("validation", "0", "test", "0")), 1, null))) {
            schema = d.schema();
            d.writeArtifacts(artifacts);
            session = lease.open(can.create(can.options().parse(Map.of("init_sd", "0.5", "mlp", "8")), schema, DType.FLOAT),
                    SessionOptions.inference(4));
            direct = session.run(d.split(Dataset.TRAIN).read(new int[] {0, 1, 2}, FreshReading.evaluation(0)), "probability")
                    .get("probability").toDoubles();
        }
    }

    @AfterEach
    void close() {
        session.close();
        lease.close();
    }

    private Path requests(String... lines) throws IOException {
        return Files.writeString(folder.resolve("requests.csv"), "user,item,category,history,history_category\n" + String.join("\n", lines) + "\n");
    }

    private List<Path> predict(Path input, Map<String, String> options) throws IOException {
        return new CanPredictor().predict(new FakeContext("can", schema, artifacts, session, input, folder, options));
    }

    private static double[] scores(Path file) throws IOException {
        try (TableReader r = TableFormat.csv().open(file)) {
            List<Double> values = new java.util.ArrayList<>();
            while (r.next()) {
                values.add(r.number(r.column("probability")));
            }
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    @Test
    void scoresRequestsAsTheModelDoes() throws IOException {
        Path input = requests("u1,a,x,b|c,y|x", "u1,b,y,b|c,y|x", "u2,c,x,a,x");
        Path out = predict(input, Map.of("batch", "2")).get(0);
        assertThat(out).hasFileName("scores.csv");
        assertThat(scores(out)).containsExactly(direct, within(1e-6));
        assertThat(Files.readAllLines(out).get(1)).startsWith("2,u1,a,x,0.");
    }

    @Test
    void expandsCandidatesOfOneRequest() throws IOException {
        Path out = predict(requests("u1,a;b,x;y,b|c,y|x"), Map.of()).get(0);
        assertThat(scores(out)).containsExactly(new double[] {direct[0], direct[1]}, within(1e-6));
        assertThat(Files.readAllLines(out)).hasSize(3);
    }

    @Test
    void takesUnknownValuesAndEmptyAndLongHistories() throws IOException {
        // of a history longer than the model's two entries the last two count
        double[] s = scores(predict(requests("nobody,new,other,,", "u1,a,x,a|a|b|c,x|x|y|x"), Map.of()).get(0));
        assertThat(s[0]).isBetween(0.0, 1.0);
        assertThat(s[1]).isCloseTo(direct[0], within(1e-6));
    }

    @Test
    void writesCoActionVectorsWhenAsked() throws IOException {
        Path out = predict(requests("u1,a,x,b|c,y|x"), Map.of("coaction", "true")).get(0);
        try (TableReader r = TableFormat.csv().open(out)) {
            assertThat(r.next()).isTrue();
            assertThat(r.text(r.column("coaction_item_x_history")).split(" ")).hasSize(36);
        }
    }

    @Test
    void refusesBadRequestsWithTheirPlaceAndLeavesNoFile() throws IOException {
        assertThatThrownBy(() -> predict(requests("u1,a,x,b|c,y"), Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("requests.csv:2:5 (history_category)").hasMessageContaining("holds 1 entries, the history before it 2");
        assertThatThrownBy(() -> predict(requests("u1,a,x,b,y", "u1,a;b;c,x;y,b,y"), Map.of()))
                .hasMessageContaining("requests.csv:3:3 (category)").hasMessageContaining("holds 2 candidates, the fields before it 3");
        assertThatThrownBy(() -> predict(Files.writeString(folder.resolve("r.csv"), "user,item\nu1,a\n"), Map.of()))
                .hasMessageContaining("no column 'category'");
        assertThatThrownBy(() -> predict(requests("u1,a,x,b,y"), Map.of("entries", "--"))).hasMessageContaining("is not one character");
        assertThat(folder.resolve("scores.csv")).doesNotExist();
    }
}
