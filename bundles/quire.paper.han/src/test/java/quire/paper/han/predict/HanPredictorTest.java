package quire.paper.han.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Schema;
import quire.api.model.ModelFactory;
import quire.api.run.Run;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.han.api.Gesture;
import quire.paper.han.api.GestureStream;
import quire.paper.han.api.StreamOptions;
import quire.paper.han.data.Samples;
import quire.paper.han.model.HanFactory;
import quire.paper.han.skeleton.Layout;
import quire.paper.han.skeleton.Sequence;
import quire.paper.han.stream.GestureStreamsProvider;
import quire.testkit.Engines;
import quire.testkit.KnownRun;
import quire.testkit.Prediction;
import quire.testkit.SharedData;

class HanPredictorTest {
    private static final Schema SCHEMA = new Schema(Map.of("frames", 8L, "joints", 22L), List.of("Grab", "Swipe +", "Tap"), Map.of("layout", "shrec22"));
    private static final Map<String, String> SMALL = Map.of("width", "8", "heads", "2", "head_width", "4");
    @TempDir
    Path folder;

    private static Session session(Lease lease) {
        ModelFactory f = new HanFactory();
        return lease.open(f.create(f.options().parse(SMALL), SCHEMA, DType.FLOAT), SessionOptions.inference(4));
    }

    private static Run run(Map<String, Tensor> values, String model) {
        return KnownRun.of("han", model, "shrec17", SMALL, SCHEMA, Path.of("r1")).with(values);
    }

    private List<Path> predict(Session session, List<Path> inputs, Map<String, String> options) throws IOException {
        HanPredictor p = new HanPredictor();
        Path out = Files.createDirectories(folder.resolve("out"));
        return p.predict(new Prediction(run(Map.of(), "han"), session, inputs, out, p.options().parse(options)));
    }

    private static float[] hand(int frames) {
        SplittableRandom r = new SplittableRandom(frames);
        float[] v = new float[frames * 66];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) r.nextDouble(-0.1, 0.1);
        }
        return v;
    }

    private Path write(String name, float[] v, String between, String before, String after) throws IOException {
        StringBuilder b = new StringBuilder(before);
        for (int i = 0; i < v.length; i++) {
            b.append(String.format(Locale.ROOT, "%.9f", v[i])).append(i % 66 == 65 ? (i + 1 < v.length ? after : "") + "\n" : between);
        }
        Path p = folder.resolve(name);
        Files.createDirectories(p.getParent());
        Files.writeString(p, name.endsWith(".json") ? b + "]]}" : b.toString());
        return p;
    }

    @Test
    void oneRecordingInThreeFormsGivesOneAnswerAndAMovingPicture() throws IOException {
        float[] v = hand(30);
        Path in = folder.resolve("in");
        write("in/a/skeletons_world.txt", v, " ", "", "");
        write("in/a/skeletons_image.txt", new float[66], " ", "", "");
        write("in/b.csv", v, ",", "wrist_x,wrist_y\n", "");
        write("in/c.json", v, ",", "{\"frames\": [[", "],[");
        try (Lease lease = Engines.chosen(); Session s = session(lease)) {
            List<Path> files = predict(s, List.of(in), Map.of("gifs", "2"));
            assertThat(files).hasSize(3);
            List<String> lines = Files.readAllLines(files.get(0));
            assertThat(lines).hasSize(4);
            assertThat(lines.get(0)).isEqualTo("file,frames,class,probability,p Grab,p Swipe +,p Tap");
            assertThat(lines.get(1)).contains("skeletons_world.txt,30,");
            String answer = lines.get(1).substring(lines.get(1).indexOf(",30,"));
            assertThat(lines.get(2)).endsWith(answer);
            assertThat(lines.get(3)).endsWith(answer);
            assertThat(files.get(1).getFileName().toString()).matches("001-(grab|swipe-plus|tap)\\.gif");
            try (ImageInputStream gif = ImageIO.createImageInputStream(files.get(1).toFile())) {
                ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
                reader.setInput(gif);
                assertThat(reader.getNumImages(true)).isEqualTo(30);
                reader.dispose();
            }
        }
    }

    @Test
    void badInputsAreNamed() throws IOException {
        try (Lease lease = Engines.chosen(); Session s = session(lease)) {
            Path empty = Files.createDirectories(folder.resolve("empty"));
            assertThatThrownBy(() -> predict(s, List.of(empty), Map.of())).isInstanceOf(QuireException.class)
                    .hasMessage(empty + ": no skeleton file in it; files must be named skeleton*.txt, *.csv or *.json");
            Path bad = folder.resolve("x.json");
            Files.writeString(bad, "{\"frames\": 3}");
            assertThatThrownBy(() -> predict(s, List.of(bad), Map.of())).isInstanceOf(QuireException.class).hasMessageStartingWith(bad + ": no array of frames");
            Files.writeString(bad, "[[1, 2");
            assertThatThrownBy(() -> predict(s, List.of(bad), Map.of())).isInstanceOf(QuireException.class).hasMessageContaining("bad JSON");
            assertThatThrownBy(() -> predict(s, List.of(bad), Map.of("order", "mediapipe"))).isInstanceOf(QuireException.class)
                    .hasMessageContaining("MediaPipe hands have 21 joints");
            assertThat(folder.resolve("out/predictions.csv")).doesNotExist();
        }
    }

    @Test
    void mediaPipeOrderBecomesFphas() {
        StringBuilder b = new StringBuilder();
        for (int j = 0; j < 21; j++) {
            b.append(j).append(' ').append(10 * j).append(" 0 ");
        }
        Sequence s = new SkeletonFile(Layout.FPHA21, "mm", true).read("hand.txt", b.toString().getBytes(StandardCharsets.UTF_8));
        float[] x = new float[21];
        for (int j = 0; j < 21; j++) {
            x[j] = s.xyz()[3 * j];
        }
        assertThat(x).containsExactly(0, 1, 5, 9, 13, 17, 2, 3, 4, 6, 7, 8, 10, 11, 12, 14, 15, 16, 18, 19, 20);
    }

    @Test
    void realRecordings() throws IOException {
        Path mini = SharedData.find("gesture").resolve("shrec17_mini");
        Path zip = SharedData.find("gesture").resolve("shrec17_train.zip");
        try (Lease lease = Engines.chosen(); Session s = session(lease)) {
            assertThat(Files.readAllLines(predict(s, List.of(mini), Map.of("gifs", "1")).get(0))).hasSize(29);
            assertThat(Files.readAllLines(predict(s, List.of(zip), Map.of("gifs", "0")).get(0))).hasSize(561);
        }
    }

    @Test
    void streamDecidesAsThePredictorDoesOnItsWindow() {
        float[] v = hand(40);
        try (Lease lease = Engines.chosen(); Session s = session(lease)) {
            Map<String, Tensor> values = s.parameters();
            StreamOptions every = new StreamOptions(20, 7, 0, 0);
            try (GestureStream stream = new GestureStreamsProvider().open(run(values, "han"), lease, every)) {
                assertThat(stream.classes()).containsExactly("Grab", "Swipe +", "Tap");
                for (int i = 0; i < 40; i++) {
                    Optional<Gesture> g = stream.frame(Arrays.copyOfRange(v, i * 66, (i + 1) * 66));
                    assertThat(g.isPresent()).as("frame %d", i).isEqualTo(i == 19 || i == 26 || i == 33);
                    if (g.isPresent()) {
                        Sequence window = new Sequence("w", Layout.SHREC22, 20, Arrays.copyOfRange(v, (i - 19) * 66, (i + 1) * 66));
                        float[] p = s.run(new Samples(SCHEMA).batch(List.of(window)), "probabilities").get("probabilities").toFloats();
                        assertThat(g.get().frame()).isEqualTo(i);
                        for (int c = 0; c < 3; c++) {
                            assertThat(g.get().probabilities().get(c)).isCloseTo(p[c], within(1e-6));
                        }
                    }
                }
                stream.reset();
                for (int i = 0; i < 19; i++) {
                    assertThat(stream.frame(Arrays.copyOf(v, 66))).isEmpty();
                }
                assertThat(stream.frame(Arrays.copyOf(v, 66))).isPresent();
                assertThatThrownBy(() -> stream.frame(new float[63])).isInstanceOf(QuireException.class).hasMessageContaining("63 numbers instead of 66");
                float[] nan = new float[66];
                nan[2] = Float.NaN;
                assertThatThrownBy(() -> stream.frame(nan)).isInstanceOf(QuireException.class).hasMessageContaining("number 3: NaN is not finite");
            }
            try (GestureStream strict = new GestureStreamsProvider().open(run(values, "han"), lease, new StreamOptions(2, 1, 0.5, 1))) {
                strict.frame(Arrays.copyOf(v, 66));
                assertThat(strict.frame(Arrays.copyOf(v, 66))).as("no class is certain").isEmpty();
            }
            assertThatThrownBy(() -> new GestureStreamsProvider().open(run(values, "dnn"), lease, every)).isInstanceOf(QuireException.class)
                    .hasMessageContaining("give a run of paper han");
        }
        assertThatThrownBy(() -> new StreamOptions(1, 1, 0, 0)).isInstanceOf(QuireException.class).hasMessageContaining("window=1");
    }
}
