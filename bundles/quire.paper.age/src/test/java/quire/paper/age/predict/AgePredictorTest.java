package quire.paper.age.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.paper.age.data.ArticleRows;
import quire.paper.age.data.VisitFields;
import quire.paper.age.model.AgeModelFactory;
import quire.paper.age.model.MlpFactory;
import quire.testkit.Engines;
import quire.testkit.KnownRun;
import quire.testkit.Prediction;

class AgePredictorTest {
    private static final Schema SCHEMA = VisitFields.schema(11, 8, 4, 1, 1);
    private static final Map<String, String> MODEL = Map.of("hidden", "8-4", "user_embedding", "3", "item_embedding", "3", "init_sd", "0.5");
    private static final String HEAD = "request,item,features,user_numbers,item_numbers\n";
    private static final AgeModelFactory MODELS = new AgeModelFactory(
            List.of(Map.entry(Map.<String, Object>of("quire.paper", "age", "quire.id", "mlp"), new MlpFactory())));
    @TempDir
    Path folder;

    private List<String> rank(String text, Map<String, String> set) throws Exception {
        Path input = Files.writeString(folder.resolve("requests.csv"), HEAD + text);
        Path out = Files.createDirectories(folder.resolve("out"));
        AgePredictor predictor = new AgePredictor(MODELS);
        Model model = MODELS.create(MODELS.options().parse(MODEL), SCHEMA, DType.FLOAT);
        try (Lease lease = Engines.chosen()) {
            KnownRun run = KnownRun.of("age", "age", "r6b", MODEL, SCHEMA, folder);
            List<Path> files = predictor.predict(new Prediction(run, lease.open(model, SessionOptions.inference(1)), List.of(input), out,
                    predictor.options().parse(set)));
            assertThat(files).containsExactly(out.resolve("ranking.csv"));
            return Files.readAllLines(files.get(0));
        }
    }

    @Test
    void everyCandidateIsRankedWithPredictionAndScore() throws Exception {
        ArticleRows.write(folder, Map.of(900L, 1, 901L, 2, 902L, 3));
        String text = "a,900,1 5,0.5,0.1\na,901,1 5,0.5,0.2\na,902,1 5,0.5,-1\nb,950,1,0.1,0\nb,901,1,0.1,0\n";
        List<String> lines = rank(text, Map.of("policy", "age-ts", "lambda", "5", "gate", "off", "mask_rate", "0.3"));
        assertThat(lines).hasSize(6).first().isEqualTo("request,rank,item,pctr,score,delta,gate,norm");
        double before = Double.POSITIVE_INFINITY;
        for (String line : lines.subList(1, 4)) {
            String[] f = line.split(",");
            assertThat(f[0]).isEqualTo("a");
            assertThat(Double.parseDouble(f[4])).isLessThanOrEqualTo(before).isNotEqualTo(Double.parseDouble(f[3]));
            before = Double.parseDouble(f[4]);
        }
        assertThat(lines.subList(4, 6).stream().map(l -> l.split(",")[2])).containsExactlyInAnyOrder("950", "901");
        List<String> greedy = rank(text, Map.of("policy", "greedy"));
        assertThat(greedy.subList(1, 6)).allSatisfy(l -> assertThat(l.split(",")[4]).isEqualTo(l.split(",")[3]));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "a,1,1 11,0.5,0.1;requests.csv:2: request 'a' has feature 11; features are 1 to 10",
        "a,1,1,0.5,NaN;requests.csv:2: request 'a' has the number NaN of item 1",
        "a,1,1,0.5,;has 0 numbers of item 1",
        "a,1,1,x,0;holds 'x', which is not a number",
        "a,one,1,0.5,0;'one' is not a whole number"})
    void badLinesAreRefused(String line, String message) {
        assertThatThrownBy(() -> rank(line + "\n", Map.of())).isInstanceOf(QuireException.class).hasMessageContaining(message);
        assertThat(folder.resolve("out/ranking.csv")).doesNotExist();
    }

    @Test
    void brokenRequestsAreRefused() {
        String one = "a,1,1,0.5,0\n";
        assertThatThrownBy(() -> rank(one + one, Map.of())).isInstanceOf(QuireException.class).hasMessageContaining("has item 1 twice");
        assertThatThrownBy(() -> rank(one + one.replace("a,1", "b,1") + one, Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("requests.csv:4").hasMessageContaining("was asked further up");
        assertThatThrownBy(() -> rank(one + "a,2,2,0.5,0\n", Map.of())).isInstanceOf(QuireException.class).hasMessageContaining("another user");
        assertThatThrownBy(() -> rank(one, Map.of("policy", "linucb"))).isInstanceOf(QuireException.class).hasMessageContaining("a run keeps one network");
    }
}
