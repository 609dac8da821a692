package quire.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.experiment.Report;

class JsonTest {
    @TempDir
    Path folder;

    record Point(String name, double x, Map<String, Double> more, double[] list) {
    }

    @Test
    void recordsComeBackAndNaNIsNull() throws IOException {
        Path file = folder.resolve("a/r.json");
        Report r = new Report("p", true, List.of("m"), List.of(new Report.ArmResult("arm", 1,
                Map.of("auc", new Report.Summary(0.5, Double.NaN, List.of(0.5))))), List.of(), 1.5);
        Json.write(file, r);
        assertThat(Json.read(file, Report.class)).isEqualTo(r);
        assertThat(file).content().contains("\"sd\" : null");
    }

    @Test
    void neverWritesWhatJsonCannotSay() {
        String line = Json.line(new Point("p", Double.POSITIVE_INFINITY, Map.of("m", Double.NaN), new double[] {1, Double.NaN}));
        assertThat(line).isEqualTo("{\"name\":\"p\",\"x\":null,\"more\":{\"m\":null},\"list\":[1.0,null]}");
        assertThat(Json.line(Map.of("f", Float.NaN))).isEqualTo("{\"f\":null}");
        Point back = Json.parse("here", line, Point.class);
        assertThat(back.x()).isNaN();
        assertThat(back.more().get("m")).isNaN();
    }

    @Test
    void doublesKeepEveryBit() {
        double v = 0.1 + 0.2;
        assertThat(Json.parse("here", Json.line(Map.of("v", v)), Map.class).get("v")).isEqualTo(v);
    }

    @Test
    void errorsNameFileLineAndColumn() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), "{\"name\":\"x\",\n \"unknown\": 1}");
        assertThatThrownBy(() -> Json.read(file, Point.class)).isInstanceOf(QuireException.class)
                .hasMessageContaining("bad.json:2:").hasMessageContaining("unknown").hasMessageNotContaining("\n");
        assertThatThrownBy(() -> Json.parse("text", "null", Point.class)).isInstanceOf(QuireException.class);
        assertThatThrownBy(() -> Json.parse("text", "{} {}", Map.class)).isInstanceOf(QuireException.class);
        assertThatThrownBy(() -> Json.parse("text", "{\"a\":1,\"a\":2}", Map.class)).isInstanceOf(QuireException.class);
    }

    @Test
    void linesAreAppendedAndRead() throws IOException {
        Path file = folder.resolve("l.jsonl");
        Json.append(file, Map.of("v", 1.5));
        Json.append(file, Map.of("v", Double.NaN));
        List<Object> seen = new ArrayList<>();
        Json.lines(file, Map.class, (n, m) -> seen.add(n + "=" + m.get("v")));
        assertThat(seen).containsExactly("1=1.5", "2=null");
        Files.writeString(file, "{\"v\":1}\n\n{oops\n");
        assertThatThrownBy(() -> Json.lines(file, Map.class, (n, m) -> { })).isInstanceOf(QuireException.class)
                .hasMessageContaining("l.jsonl:3:");
    }
}
