package quire.paper.densepoint.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.tensor.Batch;
import quire.data.batch.FreshReading;
import quire.paper.densepoint.geometry.Names;
import quire.paper.densepoint.geometry.Workers;
import quire.testkit.SharedData;

class DatasetsTest {
    private static final Map<String, String> SMALL = Map.of("points", "64", "centres", "16-8", "pool_neighbours", "8-8", "block_neighbours", "4-4");
    private final Workers workers = new Workers();
    @TempDir
    Path folder;

    @AfterEach
    void endThreads() {
        workers.close();
    }

    private Dataset open(DatasetFactory f, Path data, String... options) throws IOException {
        Map<String, String> o = new TreeMap<>(SMALL);
        for (int i = 0; i < options.length; i += 2) {
            o.put(options[i], options[i + 1]);
        }
        return f.open(new DatasetRequest(data, folder.resolve("work"), f.options().parse(o), 1, null));
    }

    private Dataset cad(String task, String... options) throws IOException {
        String[] all = java.util.Arrays.copyOf(options, options.length + 10);
        System.arraycopy(new String[] {"task", task, "train", "3", "validation_shapes", "1", "test_shapes", "2", "file_points", "80"}, 0, all,
                options.length, 10);
        return open(new Cad(workers), null, all);
    }

    private static void refused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(QuireException.class).hasMessageContainingAll(parts).satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void compositesForClasses() throws IOException {
        try (Dataset d = cad("classify", "robust", "true")) {
            assertThat(d.schema().classes()).hasSize(14);
            assertThat(d.splits()).containsExactly("train", "validation", "test", "test_sparse", "test_noisy");
            assertThat(d.split("train").size()).isEqualTo(42);
            assertThat(d.split("validation").size()).isEqualTo(14);
            assertThat(d.split("test").size()).isEqualTo(28);
            Batch b = d.split("train").read(new int[] {0, 5}, FreshReading.evaluation(1));
            assertThat(b.get(Names.XYZ).shape()).containsExactly(2, 64, 3);
            assertThat(b.get(Names.pool(1)).shape()).containsExactly(2, 64);
            assertThat(java.util.Arrays.stream(b.get(Names.pool(0)).toDoubles()).boxed().toList()).allMatch(v -> v >= 0 && v < 128);
            assertThat(java.util.Arrays.stream(b.get(Names.poolWeight(0)).toDoubles()).sum()).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-5));
            // the second cloud's indices point into its own rows
            assertThat(java.util.Arrays.stream(b.get(Names.centres(0)).rows(1, 2).toDoubles()).boxed().toList()).allMatch(v -> v >= 64 && v < 128);
        }
    }

    @Test
    void samplesRepeatInEvaluationAndDifferInTraining() throws IOException {
        try (Dataset d = cad("classify")) {
            int[] rows = {3, 1};
            double[] once = d.split("test").read(rows, FreshReading.evaluation(1)).get(Names.XYZ).toDoubles();
            assertThat(d.split("test").read(rows, FreshReading.evaluation(9)).get(Names.XYZ).toDoubles()).containsExactly(once);
            double[] a = d.split("train").read(rows, new FreshReading(true, new java.util.SplittableRandom(1))).get(Names.XYZ).toDoubles();
            double[] again = d.split("train").read(rows, new FreshReading(true, new java.util.SplittableRandom(1))).get(Names.XYZ).toDoubles();
            double[] b = d.split("train").read(rows, new FreshReading(true, new java.util.SplittableRandom(2))).get(Names.XYZ).toDoubles();
            assertThat(again).containsExactly(a);
            assertThat(b).isNotEqualTo(a);
        }
    }

    @Test
    void sameSeedSameData() throws IOException {
        String first;
        try (Dataset d = cad("classify")) {
            first = d.fingerprint();
        }
        try (Dataset same = cad("classify"); Dataset other = cad("classify", "data_seed", "2")) {
            assertThat(same.fingerprint()).isEqualTo(first);
            assertThat(other.fingerprint()).isNotEqualTo(first);
        }
    }

    @Test
    void compositesForPartsAndNormals() throws IOException {
        try (Dataset d = cad("parts")) {
            Layout l = Layout.of(d.schema());
            assertThat(l.parts()).isEqualTo(33);
            assertThat(l.categoryParts().get(0)).containsExactly(0, 1);
            Batch b = d.split("test").read(new int[] {0}, FreshReading.evaluation(1));
            assertThat(java.util.Arrays.stream(b.get(Names.PART).toDoubles()).boxed().toList()).allMatch(v -> v == 0 || v == 1);
            assertThat(b.get(Names.near(0)).shape()).containsExactly(1, 3 * 64);
            assertThat(b.get(Names.near(1)).shape()).containsExactly(1, 3 * 16);
        }
        try (Dataset d = cad("normals", "noise", "0")) {
            double[] n = d.split("train").read(new int[] {0}, new FreshReading(true, new java.util.SplittableRandom(1))).get(Names.NORMAL).toDoubles();
            for (int i = 0; i < n.length; i += 3) {
                assertThat(n[i] * n[i] + n[i + 1] * n[i + 1] + n[i + 2] * n[i + 2]).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-4));
            }
        }
    }

    @Test
    void votesAreCloudsOfOneExample() throws IOException {
        try (Dataset d = cad("classify", "votes", "3")) {
            Batch b = d.split("test").read(new int[] {0, 1}, FreshReading.evaluation(1));
            assertThat(b.rows()).isEqualTo(2);
            assertThat(b.get(Names.XYZ).shape()).containsExactly(6, 64, 3);
        }
        refused(() -> cad("parts", "votes", "3"), "votes=3 works for task=classify only");
    }

    @Test
    void optionsThatDoNotFitAreRefused() {
        refused(() -> cad("classify", "points", "8"), "points=8 is fewer than the 16 centres");
        refused(() -> cad("classify", "pool_radii", "0.2-0"), "pool_radii=0.2-0 is not valid", "above 0");
        refused(() -> cad("classify", "pool_radii", "0.2"), "pool_radii has 1 values for 2 stages");
        refused(() -> cad("classify", "block_radii", "a-b"), "block_radii=a-b is not valid");
        refused(() -> cad("classify", "pool_neighbours", "0-4"), "pool_neighbours=0-4 is not valid");
        refused(() -> cad("classify", "centres", "8-16"), "stage 2 has 16 centres, more than the 8 before it");
    }

    private void modelnet(String train, String test) throws IOException {
        Files.writeString(folder.resolve("modelnet40_shape_names.txt"), "chair\nnight_stand\n");
        Files.writeString(folder.resolve("modelnet40_train.txt"), train);
        Files.writeString(folder.resolve("modelnet40_test.txt"), test);
        for (String c : List.of("chair", "night_stand")) {
            Files.createDirectories(folder.resolve(c));
            for (int i = 1; i <= 4; i++) {
                Files.writeString(folder.resolve(c + "/" + c + "_000" + i + ".txt"), points(i, ",0,0,1"));
            }
        }
    }

    private static String points(int seed, String end) {
        StringBuilder out = new StringBuilder();
        java.util.SplittableRandom r = new java.util.SplittableRandom(seed);
        for (int i = 0; i < 70; i++) {
            out.append(String.format(Locale.ROOT, "%.4f,%.4f,%.4f%s%n", r.nextDouble(), r.nextDouble(), r.nextDouble(), end));
        }
        return out.toString();
    }

    private static final String TRAIN = "chair_0001\nchair_0002\nchair_0003\nnight_stand_0001\nnight_stand_0002\nnight_stand_0003\n";

    @Test
    void modelnetText() throws IOException {
        modelnet(TRAIN, "chair_0004\nnight_stand_0004\n");
        ModelnetText f = new ModelnetText(workers);
        assertThat(f.recognises(folder)).isTrue();
        try (Dataset d = open(f, folder, "validation", "0.34")) {
            assertThat(d.schema().classes()).containsExactly("chair", "night_stand");
            assertThat(d.split("validation").size()).isEqualTo(2);
            assertThat(d.split("test").size()).isEqualTo(2);
            assertThat(d.counts()).containsEntry("shapes", 8L).containsEntry("points", 560L);
        }
        modelnet(TRAIN + "lamp_0001\n", "chair_0004\n");
        refused(() -> open(f, folder), "modelnet40_train.txt, line 7: 'lamp_0001' begins with none of the 2 class names");
        modelnet(TRAIN + "chair_0009\n", "chair_0004\n");
        refused(() -> open(f, folder), "chair_0009.txt: no such file, but modelnet40_train.txt, line 7");
        modelnet(TRAIN + "chair_../../../../x\n", "chair_0004\n");
        refused(() -> open(f, folder), "leads out of");
    }

    @Test
    void badShapesAreRefusedByName() throws IOException {
        modelnet(TRAIN, "chair_0004\nnight_stand_0004\n");
        Path bad = folder.resolve("chair/chair_0002.txt");
        ModelnetText f = new ModelnetText(workers);
        Files.writeString(bad, "1,2,3,0,0,1\n".repeat(70));
        refused(() -> open(f, folder), "chair_0002.txt: all 70 points are the same");
        Files.writeString(bad, "1,2,3,0,0,1\n2,1,1,0,0,1\n");
        refused(() -> open(f, folder), "chair_0002.txt: 2 points are fewer than the 16 centres of the first PPool");
        Files.writeString(bad, points(1, "").replaceFirst("0\\.\\d+", "Infinity"));
        refused(() -> open(f, folder), "chair_0002.txt, line 1: 'Infinity' is not finite");
        Files.writeString(bad, points(1, ""));
        refused(() -> open(f, folder, "task", "normals"), "chair_0002.txt: has no normals, which task=normals needs");
    }

    private void parts(String categories, String list, String lastPart) throws IOException {
        Files.writeString(folder.resolve("synsetoffset2category.txt"), categories);
        Files.createDirectories(folder.resolve("train_test_split"));
        Files.createDirectories(folder.resolve("02691156"));
        for (String split : List.of("train", "val", "test")) {
            Files.writeString(folder.resolve("train_test_split/shuffled_" + split + "_file_list.json"), "[\"shape_data/" + list + "/" + split + "\"]");
            Files.writeString(folder.resolve("02691156/" + split + ".txt"), points(1, ",0,0,1,2.000000").replace(',', ' ') + "0 0 0 1 0 0 " + lastPart + "\n");
        }
    }

    @Test
    void shapeNetPart() throws IOException {
        ShapeNetPart f = new ShapeNetPart(workers);
        parts("Airplane\t02691156\n", "02691156", "3.000000");
        assertThat(f.recognises(folder)).isTrue();
        try (Dataset d = open(f, folder)) {
            assertThat(Layout.of(d.schema()).categoryParts().get(0)).containsExactly(0, 1, 2, 3);
            assertThat(d.splits()).containsExactly("train", "validation", "test");
        }
        parts("Airplane\t02691156\n", "02691156", "4.0");
        refused(() -> open(f, folder), "part 4 is none of its category's [0, 1, 2, 3]");
        parts("Airplane\t02691156\n", "02691156", "1.5");
        refused(() -> open(f, folder), "line 71: the part '1.5' is not a whole number");
        parts("Airplane\t02691156\n", "99999999", "3.0");
        refused(() -> open(f, folder), "'shape_data/99999999/train' is in no category of synsetoffset2category.txt");
    }

    @Test
    void hdf5() throws IOException {
        Files.writeString(folder.resolve("shape_names.txt"), "a\nb\n");
        Files.writeString(folder.resolve("train_files.txt"), "data/modelnet40_ply_hdf5_2048/ply_data_train0.h5\n");
        Files.writeString(folder.resolve("test_files.txt"), "data/modelnet40_ply_hdf5_2048/ply_data_test0.h5\n");
        float[][][] data = new float[10][80][3];
        byte[][] label = new byte[10][1];
        java.util.SplittableRandom r = new java.util.SplittableRandom(1);
        for (int i = 0; i < 10; i++) {
            label[i][0] = (byte) (i % 2);
            for (float[] p : data[i]) {
                p[0] = (float) r.nextDouble();
                p[1] = (float) r.nextDouble();
            }
        }
        for (String name : List.of("train0", "test0")) {
            try (WritableHdfFile h = HdfFile.write(folder.resolve("ply_data_" + name + ".h5"))) {
                h.putDataset("data", data);
                h.putDataset("label", label);
            }
        }
        ModelnetHdf5 f = new ModelnetHdf5(workers);
        assertThat(f.recognises(folder)).isTrue();
        try (Dataset d = open(f, folder)) {
            assertThat(d.split("train").size()).isEqualTo(8);
            assertThat(d.split("test").size()).isEqualTo(10);
        }
        Files.writeString(folder.resolve("shape_names.txt"), "a\n");
        refused(() -> open(f, folder), "ply_data_train0.h5, row 1: label 1 is out of range 0 to 0");
    }

    @Test
    void classFolders() throws IOException {
        for (String c : List.of("cube", "plate")) {
            Files.createDirectories(folder.resolve(c));
            for (int i = 0; i < 10; i++) {
                String z = c.equals("cube") ? "1" : "0.1";
                Files.writeString(folder.resolve(c + "/" + i + ".off"), "OFF4 4 0\n0 0 0\n1 0 0\n0 1 0\n0 0 " + z + "\n3 0 1 2\n3 0 1 3\n3 0 2 3\n3 1 2 3\n");
            }
        }
        ClassFolders f = new ClassFolders(workers);
        assertThat(f.recognises(folder)).isTrue();
        try (Dataset d = open(f, folder)) {
            assertThat(d.schema().classes()).containsExactly("cube", "plate");
            assertThat(d.split("train").size() + d.split("validation").size() + d.split("test").size()).isEqualTo(20);
            d.writeArtifacts(Files.createDirectories(folder.resolve("artifacts")));
            Gallery g = Gallery.read(folder.resolve("artifacts"));
            assertThat(g.clouds()).hasSize(d.split("train").size());
            assertThat(g.sources()).allMatch(s -> s.endsWith(".off"));
        }
        refused(() -> open(f, folder.resolve("cube")), "holds 0 class folders");
    }

    @Test
    void realModelnet10() throws IOException {
        Path data = SharedData.find("points/modelnet10_pcd");
        ClassFolders f = new ClassFolders(workers);
        assertThat(f.recognises(data)).isTrue();
        try (Dataset d = open(f, data)) {
            assertThat(d.schema().classes()).containsExactly("bathtub", "bed", "chair", "desk", "dresser", "monitor", "night_stand", "sofa", "table", "toilet");
            assertThat(d.split("train").size()).isEqualTo(320);
            assertThat(d.split("test").size()).isEqualTo(100);
            double[] xyz = d.split("test").read(new int[] {0}, FreshReading.evaluation(1)).get(Names.XYZ).toDoubles();
            assertThat(java.util.Arrays.stream(xyz).boxed().toList()).allMatch(v -> Math.abs(v) <= 1.000001);
        }
    }
}
