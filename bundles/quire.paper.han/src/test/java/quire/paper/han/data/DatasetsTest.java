package quire.paper.han.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.tensor.Batch;
import quire.data.batch.FreshReading;
import quire.testkit.SharedData;

class DatasetsTest {
    @TempDir
    Path folder;

    static Dataset open(DatasetFactory factory, Path data, Path work, Map<String, String> options) throws IOException {
        return factory.open(new DatasetRequest(data, work, factory.options().parse(options), 1, null));
    }

    /** Frames of a plausible hand. */
    static String recording(int frames, int numbers, double size, boolean ids) {
        SplittableRandom r = new SplittableRandom(frames);
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < frames; i++) {
            b.append(ids ? i + " " : "");
            for (int k = 0; k < numbers; k++) {
                b.append(String.format(Locale.ROOT, "%.6f ", size * r.nextDouble(-1, 1)));
            }
            b.append('\n');
        }
        return b.toString();
    }

    private void write(String file, String text) throws IOException {
        Path p = folder.resolve(file);
        Files.createDirectories(p.getParent());
        Files.writeString(p, text);
    }

    /** Every gesture and finger once for each of some subjects; index lines. */
    private String shrec(String root, int first, int subjects) throws IOException {
        StringBuilder index = new StringBuilder();
        for (int s = first; s < first + subjects; s++) {
            for (int g = 1; g <= 14; g++) {
                int finger = 1 + (g + s) % 2;
                int frames = 5 + g;
                write(root + "gesture_" + g + "/finger_" + finger + "/subject_" + s + "/essai_1/skeletons_world.txt", recording(frames, 66, 0.1, false));
                index.append(g).append(' ').append(finger).append(' ').append(s).append(" 1 ").append(g).append(' ').append(2 * g - 2 + finger)
                        .append(' ').append(frames).append('\n');
            }
        }
        return index.toString();
    }

    @Test
    void officialListsGiveTestAndSubjectDisjointValidation() throws IOException {
        write("HandGestureDataset_SHREC2017/train_gestures.txt", shrec("HandGestureDataset_SHREC2017/", 1, 5) + "\n\n");
        write("HandGestureDataset_SHREC2017/test_gestures.txt", shrec("HandGestureDataset_SHREC2017/", 5, 2));
        try (Dataset d = open(new Shrec17(), folder, null, Map.of("classes", "28"))) {
            assertThat(d.splits()).containsExactly("train", "validation", "test");
            assertThat(d.split("train").size()).isEqualTo(56);
            assertThat(d.split("validation").size()).isEqualTo(14);
            assertThat(d.split("test").size()).isEqualTo(28);
            assertThat(d.counts()).containsEntry("subjects_train", 4L).containsEntry("subjects_validation", 1L)
                    .containsEntry("test_subjects_also_in_train", 1L).containsEntry("frames_interpolated", 0L);
            assertThat(d.schema().classes()).hasSize(28).startsWith("Grab (finger)", "Grab (hand)");
            assertThat(d.schema().size("frames")).isEqualTo(8);
            Batch b = d.split("test").read(new int[] {3, 1}, FreshReading.evaluation(1));
            assertThat(b.get("x").shape()).containsExactly(2, 8, 22, 3);
float[] label = b.get("label").toFloats();
            assertThat(label[7]).as("gesture 4, whole hand").isEqualTo(1f);
            assertThat(label[28 + 3]).as("gesture 2, whole hand").isEqualTo(1f);
        }
    }

    @Test
    void trainingPartAloneIsDividedBySubjectAlsoFromAZip() throws IOException {
        write("train_gestures.txt", shrec("", 1, 10));
        Path zip = zipped();
        try (Dataset a = open(new Shrec17(), folder, null, Map.of()); Dataset b = open(new Shrec17(), zip, null, Map.of())) {
            assertThat(a.counts()).containsEntry("subjects_train", 6L).containsEntry("subjects_validation", 2L)
                    .containsEntry("subjects_test", 2L);
            assertThat(b.counts()).isEqualTo(a.counts());
            assertThat(b.fingerprint()).isEqualTo(a.fingerprint()).hasSize(64);
            assertThat(new Shrec17().recognises(zip)).isTrue();
            assertThat(new Dhg().recognises(zip)).isFalse();
        } finally {
            Files.delete(zip);
        }
        assertThat(new Shrec17().recognises(folder)).isTrue();
        assertThat(new Shrec17().recognises(folder.resolve("gesture_1"))).isFalse();
    }

    /** The folder as a zip beside it. */
    private Path zipped() throws IOException {
        Path zip = folder.resolveSibling(folder.getFileName() + ".zip");
        try (OutputStream out = Files.newOutputStream(zip); ZipOutputStream z = new ZipOutputStream(out); var files = Files.walk(folder)) {
            for (Path f : files.filter(Files::isRegularFile).toList()) {
                z.putNextEntry(new ZipEntry("set/" + folder.relativize(f).toString().replace('\\', '/')));
                z.write(Files.readAllBytes(f));
                z.closeEntry();
            }
        }
        return zip;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "15 1 1 1 1 1 9|gesture 15 is not within 1..14; correct the line",
        "1 1 1 1 0 1 9|label of 14 0 is not within 1..14; correct the line",
        "1 1 1 1 1 29 9|label of 28 29 is not within 1..28; correct the line",
        "1 1 1 1 1 1|6 values instead of 7 (gesture finger subject essai label14 label28 frames); correct the line",
        "1 1 x 1 1 1 9|subject 'x' is not a whole number; correct the line",
        "1 1 1 1 1 1 9|says 9 frames, but ",
        "1 1 77 1 1 1 9|names it; complete the data set or remove the line"})
    void badIndexLinesAreRefused(String line, String message) throws IOException {
        String good = shrec("", 1, 3);
        Files.createDirectories(folder.resolve("gesture_1/finger_1/subject_1/essai_1"));
        write("gesture_1/finger_1/subject_1/essai_1/skeletons_world.txt", recording(6, 66, 0.1, false));
        write("train_gestures.txt", good + line + "\n");
        String at = "train_gestures.txt line 43";
        assertThatThrownBy(() -> open(new Shrec17(), folder, null, Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining(at).hasMessageContaining(message);
    }

    @Test
    void whatIsNoDataSetIsRefused() throws IOException {
        assertThatThrownBy(() -> open(new Shrec17(), folder, null, Map.of())).isInstanceOf(QuireException.class)
                .hasMessage(folder + ": holds none of [train_gestures.txt]; give the folder or zip that does");
        write("train_gestures.txt", "\n");
        assertThatThrownBy(() -> open(new Shrec17(), folder, null, Map.of())).isInstanceOf(QuireException.class)
                .hasMessageEndingWith("train_gestures.txt: empty; give the data set's index file");
        write("train_gestures.txt", shrec("", 1, 1));
        assertThatThrownBy(() -> open(new Shrec17(), folder, null, Map.of())).isInstanceOf(QuireException.class)
                .hasMessage("1 subjects, of which the test split would take 1; give data of more subjects or a smaller share");
        assertThatThrownBy(() -> open(new Shrec17(), folder.resolve("nowhere"), null, Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("no such file or folder");
    }

    private void dhg(int subjects) throws IOException {
        StringBuilder index = new StringBuilder();
        for (int s = 1; s <= subjects; s++) {
            for (int g = 1; g <= 14; g++) {
                write("gesture_" + g + "/finger_2/subject_" + s + "/essai_1/skeleton_world.txt", recording(20, 66, 0.1, false));
                index.append(g + " 2 " + s + " 1 3 14\n");
            }
        }
        write("informations_troncage_sequences.txt", index.toString());
    }

    @Test
    void dhgLeavesOneSubjectOutAndCutsBothEndsIncluded() throws IOException {
        dhg(5);
        Path zip = zipped();
        try (Dataset d = open(new Dhg(), zip, null, Map.of("subject", "3"))) {
            assertThat(new Dhg().recognises(zip)).isTrue();
            assertThat(d.counts()).containsEntry("subjects_test", 1L);
        } finally {
            Files.delete(zip);
        }
        try (Dataset d = open(new Dhg(), folder, null, Map.of("subject", "3", "classes", "28"))) {
            assertThat(d.split("test").size()).isEqualTo(14);
            assertThat(d.counts()).containsEntry("subjects_test", 1L).containsEntry("subjects_train", 3L).containsEntry("subjects_validation", 1L);
            float[] label = d.split("test").read(new int[] {0}, FreshReading.evaluation(1)).get("label").toFloats();
            assertThat(label[1]).as("gesture 1 with the whole hand").isEqualTo(1f);
            Batch b = d.split("test").read(new int[] {0}, FreshReading.evaluation(1));
            assertThat(b.get("x").toFloats()).hasSize(8 * 66);
        }
        assertThatThrownBy(() -> open(new Dhg(), folder, null, Map.of("subject", "9"))).isInstanceOf(QuireException.class)
                .hasMessageEndingWith("no sequence of subject 9; set subject to one that is there");
        write("informations_troncage_sequences.txt", "1 2 1 1 3 20\n");
        assertThatThrownBy(() -> open(new Dhg(), folder, null, Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("informations_troncage_sequences.txt line 1: frames 3 to 20, but ").hasMessageContaining("has 20; correct the line");
    }

    @Test
    void aSubjectOnBothSidesIsRefused() {
        quire.paper.han.skeleton.Sequence s = new quire.paper.han.skeleton.Sequence("a", quire.paper.han.skeleton.Layout.SHREC22, 1, new float[66]);
        List<Example> train = new ArrayList<>(List.of(new Example(s, 0, 1), new Example(s, 0, 2)));
        Subjects.requireDisjoint("train", train, "test", List.of(new Example(s, 0, 3)));
        assertThatThrownBy(() -> Subjects.requireDisjoint("train", train, "test", List.of(new Example(s, 0, 2)))).isInstanceOf(QuireException.class)
                .hasMessage("subjects [2] are in train and in test; leave-one-subject-out needs each subject on one side");
    }

    @Test
    void fphaReadsItsOwnSplit() throws IOException {
        StringBuilder train = new StringBuilder("Training 6\n");
        StringBuilder test = new StringBuilder("Test 4\n");
        for (int s : new int[] {1, 3, 4, 2, 5}) {
            for (int a = 0; a < 2; a++) {
                String path = "Subject_" + s + "/" + (a == 0 ? "open_juice_bottle" : "close_milk") + "/1";
                write("Hand_pose_annotation_v1/" + path + "/skeleton.txt", recording(12, 63, 90, true));
                (s == 2 || s == 5 ? test : train).append(path).append(' ').append(a * 44).append('\n');
            }
        }
        write("data_split_action_recognition.txt", train + "" + test);
        assertThat(new Fpha().recognises(folder)).isTrue();
        try (Dataset d = open(new Fpha(), folder, null, Map.of())) {
            assertThat(d.counts()).containsEntry("sequences_train", 4L).containsEntry("sequences_validation", 2L).containsEntry("sequences_test", 4L);
            assertThat(d.schema().classes()).hasSize(45).startsWith("open_juice_bottle", "action 1").endsWith("close_milk");
            assertThat(d.schema().facts()).containsEntry("layout", "fpha21").containsEntry("unit", "mm");
            assertThat(d.split("test").read(new int[] {0, 1, 2, 3}, FreshReading.evaluation(1)).get("x").shape()).containsExactly(4, 8, 21, 3);
        }
        write("data_split_action_recognition.txt", "Training 1\n../../etc/1 3\nTest 1\n");
        assertThatThrownBy(() -> open(new Fpha(), folder, null, Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("line 2: '../../etc/1' is not Subject_k/action/n");
        write("data_split_action_recognition.txt", "Training 1\nSubject_1/../1 3\nTest 1\n");
        assertThatThrownBy(() -> open(new Fpha(), folder, null, Map.of())).isInstanceOf(QuireException.class).hasMessageContaining("no such file");
        write("data_split_action_recognition.txt", "Training 1\nSubject_1/open_juice_bottle/1 45\nTest 1\n");
        assertThatThrownBy(() -> open(new Fpha(), folder, null, Map.of())).isInstanceOf(QuireException.class)
                .hasMessageContaining("line 2: label 45 is not within 0..44");
    }

    @Test
    void syntheticHandIsReadByTheRealLoaderAndRepeats() throws IOException {
        Map<String, String> small = Map.of("train", "20", "validation", "4", "test", "8");
        try (Dataset a = open(new Hand(), null, folder.resolve("a"), small); Dataset b = open(new Hand(), null, folder.resolve("b"), small);
                Dataset c = open(new Hand(), null, folder.resolve("c"), Map.of("train", "20", "validation", "4", "test", "8", "data_seed", "2"))) {
            assertThat(a.fingerprint()).isEqualTo(b.fingerprint()).isNotEqualTo(c.fingerprint());
            assertThat(a.split("train").size()).isEqualTo(280);
            assertThat(a.counts()).containsEntry("subjects_train", 20L).containsEntry("subjects_validation", 4L).containsEntry("subjects_test", 8L)
                    .containsEntry("test_subjects_also_in_train", 0L);
        }
    }

    @Test
    void augmentationIsForTrainingOnlyAndRepeatsWithItsSeed() throws IOException {
        try (Dataset d = open(new Hand(), null, folder, Map.of("train", "2", "validation", "4", "test", "8"))) {
            int[] rows = {0, 1, 2, 3, 4, 5, 6, 7};
            float[] plain = d.split("train").read(rows, FreshReading.evaluation(1)).get("x").toFloats();
            float[] one = d.split("train").read(rows, new FreshReading(true, new SplittableRandom(4))).get("x").toFloats();
            float[] same = d.split("train").read(rows, new FreshReading(true, new SplittableRandom(4))).get("x").toFloats();
            assertThat(d.split("train").read(rows, FreshReading.evaluation(9)).get("x").toFloats()).isEqualTo(plain);
            assertThat(one).isEqualTo(same).isNotEqualTo(plain);
        }
    }

    @Test
    void realRecordings() throws IOException {
        Path gesture = SharedData.find("gesture");
        try (Dataset d = open(new Shrec17(), gesture.resolve("shrec17_train.zip"), null, Map.of("classes", "28"))) {
            assertThat(d.counts()).containsEntry("sequences", 560L).containsEntry("frames_interpolated", 0L);
            assertThat(d.counts().get("sequences_train") + d.counts().get("sequences_validation") + d.counts().get("sequences_test")).isEqualTo(560);
            assertThat(d.counts().get("subjects_train") + d.counts().get("subjects_validation") + d.counts().get("subjects_test")).isEqualTo(20);
        }
        try (Dataset d = open(new Shrec17(), gesture.resolve("shrec17_mini"), null, Map.of())) {
            assertThat(d.counts()).containsEntry("sequences", 28L);
        }
    }
}
