package quire.detection.assign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.data.batch.FreshReading;
import quire.detection.box.Anchors;
import quire.detection.box.Boxes;
import quire.detection.box.DeltaCoder;
import quire.detection.box.GroundTruth;
import quire.detection.data.BatchWriter;
import quire.detection.data.DetectionInput;
import quire.detection.image.Canvas;
import quire.detection.image.Normalisation;
import quire.testkit.Golden;

class AssignTest {
    private static final double[] GRID = Anchors.of(new int[] {8, 16}, new double[][] {{16}, {32}}, 0.5, 1, 2)
            .on(new int[] {8, 4}, new int[] {8, 4});
    private static final GroundTruth TRUTH = GroundTruth.of(new double[] {4, 4, 22, 20, 30, 28, 62, 60, 40, 2, 43, 5}, 2, 0, 1);

    @Test
    void matchesAsTorchvisionDoes() {
        Golden g = Golden.load(getClass(), "matcher");
        double[] iou = g.doubles("inputs", "iou").toDoubles();
        assertThat(Matcher.ROI.match(iou, 4, 27)).containsExactly(ints(g, "faster_rcnn_05"));
        assertThat(Matcher.RPN.match(iou, 4, 27)).containsExactly(ints(g, "rpn_07_03"));
        assertThat(Matcher.RETINA.match(iou, 4, 27)).containsExactly(ints(g, "retina_05_04"));
    }

    private static int[] ints(Golden g, String name) {
        return Arrays.stream(g.doubles("expected", name).toDoubles()).mapToInt(v -> (int) v).toArray();
    }

    @Test
    void withoutObjectsAllIsBackground() {
        assertThat(Matcher.RPN.match(new double[0], 0, 3)).containsOnly(Matcher.BACKGROUND);
        // an object far from every box recovers none, though each attains its best overlap of 0
        assertThat(Matcher.RPN.match(new double[] {0, 0, 0}, 1, 3)).containsOnly(Matcher.BACKGROUND);
    }

    @Test
    void samplesAreBalancedAndSeeded() {
        int[] matched = new int[1000];
        Arrays.fill(matched, Matcher.BACKGROUND);
        Arrays.fill(matched, 0, 200, 3);
        Arrays.fill(matched, 200, 300, Matcher.IGNORED);
        Sampler.Drawn d = Sampler.RPN.draw(matched, new SplittableRandom(1));
        assertThat(d.objects()).hasSize(128).doesNotHaveDuplicates().isSorted().matches(d0 -> d0[d0.length - 1] < 200);
        assertThat(d.background()).hasSize(128).doesNotHaveDuplicates().isSorted().matches(d0 -> d0[0] >= 300);
        assertThat(Sampler.RPN.draw(matched, new SplittableRandom(1)).objects()).containsExactly(d.objects());
        assertThat(Sampler.RPN.draw(matched, new SplittableRandom(2)).objects()).isNotEqualTo(d.objects());
        Arrays.fill(matched, 5, 200, Matcher.IGNORED);
        Sampler.Drawn few = Sampler.RPN.draw(matched, new SplittableRandom(1));
        assertThat(few.objects()).containsExactly(0, 1, 2, 3, 4);
        assertThat(few.background()).hasSize(251);
    }

    @Test
    void retinaTargetsDecodeToTheObjects() {
        int n = GRID.length / 4;
        IntBuffer labels = IntBuffer.allocate(n);
        FloatBuffer deltas = FloatBuffer.allocate(4 * n);
        AnchorTargets.Counts counts = AnchorTargets.retina(GRID, Matcher.RETINA, Crowds.OFF).assign(TRUTH, null, labels, deltas);
        int[] matched = Matcher.RETINA.match(TRUTH.boxes(), 3, GRID, n);
        double[] back = new double[4];
        int objects = 0;
        for (int i = 0; i < n; i++) {
            int label = labels.get(i);
            if (label < 0) {
                assertThat(label).isEqualTo(matched[i]);
                assertThat(deltas.get(4 * i)).isZero();
                continue;
            }
            objects++;
            int g = label == 2 ? 0 : label == 0 ? 1 : 2;
            assertThat(matched[i]).isEqualTo(g);
            DeltaCoder.ANCHORS.decode(GRID, i, deltas.get(4 * i), deltas.get(4 * i + 1), deltas.get(4 * i + 2), deltas.get(4 * i + 3), back, 0);
            for (int c = 0; c < 4; c++) {
                assertThat(back[c]).isCloseTo(TRUTH.boxes()[4 * g + c], within(1e-4));
            }
        }
        assertThat(counts.objects()).isEqualTo(objects).isGreaterThanOrEqualTo(3);
        assertThat(counts.examples()).isEqualTo(n - (int) Arrays.stream(matched).filter(v -> v == Matcher.IGNORED).count());
    }

    @Test
    void proposalTargetsAreASample() {
        int n = GRID.length / 4;
        IntBuffer labels = IntBuffer.allocate(n);
        AnchorTargets.Counts counts = AnchorTargets.rpn(GRID, Matcher.RPN, new Sampler(16, 0.5), Crowds.OFF)
                .assign(TRUTH, new SplittableRandom(3), labels, FloatBuffer.allocate(4 * n));
        assertThat(counts.examples()).isEqualTo(16);
        assertThat(Arrays.stream(labels.array()).filter(v -> v == 0).count()).isEqualTo(counts.objects()).isPositive();
        assertThat(Arrays.stream(labels.array()).filter(v -> v == Matcher.IGNORED).count()).isEqualTo(n - 16);
    }

    @Test
    void crowdsAreNotLearnedAndMayHideBackground() {
        GroundTruth crowd = new GroundTruth(TRUTH.boxes(), TRUTH.labels(), new double[3], new int[] {0, GroundTruth.CROWD, 0});
        int n = GRID.length / 4;
        IntBuffer off = IntBuffer.allocate(n);
        AnchorTargets.retina(GRID, Matcher.RETINA, Crowds.OFF).assign(crowd, null, off, FloatBuffer.allocate(4 * n));
        assertThat(off.array()).doesNotContain(0);
        IntBuffer on = IntBuffer.allocate(n);
        AnchorTargets.retina(GRID, Matcher.RETINA, new Crowds(0.7)).assign(crowd, null, on, FloatBuffer.allocate(4 * n));
        for (int i = 0; i < n; i++) {
            boolean hidden = off.get(i) == Matcher.BACKGROUND && Boxes.inside(GRID, i, TRUTH.boxes(), 1) >= 0.7;
            assertThat(on.get(i)).isEqualTo(hidden ? Matcher.IGNORED : off.get(i));
        }
        assertThat(on.array()).isNotEqualTo(off.array());
    }

    @Test
    void batchesAreFilledImageByImage() {
        Canvas canvas = new Canvas(64, 64, Normalisation.IMAGENET);
        BatchWriter out = new BatchWriter(FreshReading.evaluation(1), 2, new DetectionInput(64, 64, Normalisation.IMAGENET, false), 5);
        out.add(canvas, GroundTruth.of(new double[0]), 64, 64, 1, 0);
        out.add(canvas, TRUTH, 64, 64, 1, 1);
        Batch batch = out.batch();
        AnchorTargets targets = AnchorTargets.retina(GRID, Matcher.RETINA, Crowds.OFF);
        int n = targets.count();
        Tensor labels = Tensor.zeros(DType.INT, 2, n);
        Tensor deltas = Tensor.zeros(DType.FLOAT, 2, n, 4);
        AnchorTargets.Counts counts = targets.assign(batch, null, labels, deltas);
        IntBuffer one = IntBuffer.allocate(n);
        FloatBuffer oneDeltas = FloatBuffer.allocate(4 * n);
        AnchorTargets.Counts alone = targets.assign(TRUTH, null, one, oneDeltas);
        assertThat(counts.objects()).isEqualTo(alone.objects());
        assertThat(counts.examples()).isEqualTo(alone.examples() + n);
        for (int i = 0; i < n; i++) {
            assertThat(labels.ints().get(i)).isEqualTo(Matcher.BACKGROUND);
            assertThat(labels.ints().get(n + i)).isEqualTo(one.get(i));
        }
        assertThat(deltas.rows(1, 2).toFloats()).containsExactly(oneDeltas.array());
        assertThat(deltas.rows(0, 1).toFloats()).containsOnly(0);
    }

    @Test
    void objectsJoinTheProposals() {
        RoiTargets.Sample s = RoiTargets.USUAL.sample(GRID, GRID.length / 4, TRUTH, new SplittableRandom(1));
        assertThat(s.objects()).isGreaterThanOrEqualTo(3);
        assertThat(s.count()).isLessThanOrEqualTo(512);
        double[] back = new double[4];
        for (int i = 0; i < s.count(); i++) {
            if (i >= s.objects()) {
                assertThat(s.labels()[i]).isEqualTo(Matcher.BACKGROUND);
                continue;
            }
            DeltaCoder.ROIS.decode(s.boxes(), i, s.deltas(), i, back, 0);
            int g = s.labels()[i] == 2 ? 0 : s.labels()[i] == 0 ? 1 : 2;
            assertThat(Boxes.iou(back, 0, TRUTH.boxes(), g)).isCloseTo(1, within(1e-9));
            assertThat(Boxes.iou(s.boxes(), i, TRUTH.boxes(), g)).isGreaterThanOrEqualTo(0.5);
        }
        RoiTargets.Sample empty = RoiTargets.USUAL.sample(GRID, 10, GroundTruth.of(new double[0]), new SplittableRandom(1));
        assertThat(empty.objects()).isZero();
        assertThat(empty.labels()).hasSize(10).containsOnly(Matcher.BACKGROUND);
    }

    @Test
    void pointsLearnTheSmallestObject() {
        Golden g = Golden.load(getClass(), "fcos_targets");
        GroundTruth truth = GroundTruth.of(g.doubles("inputs", "gt").toDoubles(), 0, 1, 2);
        for (double radius : new double[] {0, 1.5}) {
            FcosTargets targets = new FcosTargets(new int[] {8, 16}, new int[] {6, 3}, new int[] {8, 4}, new double[] {-1, 24},
                    new double[] {24, 1e8}, radius);
            FcosTargets.Assigned a = targets.assign(truth);
            double[] expected = g.doubles("expected", radius == 0 ? "targets" : "targets_center_sampling").toDoubles();
            int objects = 0;
            for (int i = 0; i < targets.count(); i++) {
                assertThat(a.labels()[i]).isEqualTo((int) expected[5 * i] - 1);
                objects += expected[5 * i] > 0 ? 1 : 0;
                assertThat(a.centreness()[i] > 0).isEqualTo(expected[5 * i] > 0);
                assertThat(Arrays.copyOfRange(a.distances(), 4 * i, 4 * i + 4)).containsExactly(Arrays.copyOfRange(expected, 5 * i + 1, 5 * i + 5));
            }
            assertThat(a.objects()).isEqualTo(objects).isPositive();
        }
    }
}
