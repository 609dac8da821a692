package quire.detection.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.QuireException;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.detection.box.Boxes;
import quire.detection.box.GroundTruth;
import quire.detection.nn.BoxHead;
import quire.detection.nn.Pyramid;
import quire.detection.nn.RoiLoss;
import quire.detection.nn.RoiTeaching;
import quire.detection.nn.Rois;
import quire.engine.nd4j.Nd4jEngine;
import quire.nn.GraphBuilder;
import quire.nn.backbone.Backbone;
import quire.nn.backbone.ResNet;
import quire.testkit.Engines;
import quire.testkit.IsolatedLibTorch;

/** Training graphs in double precision: both engines give the same losses and gradients, and these are slopes of the loss. */
class GraphsTest {
    private static final int SIDE = 32;

    /** A further loss that reads every region from every lateral. */
    private static final RoiLoss AUXILIARY = new RoiLoss() {
        @Override
        public String name() {
            return "auxiliary";
        }

        @Override
        public SDVariable loss(GraphBuilder g, Pyramid pyramid, Rois rois, RoiTeaching teaching) {
            SDVariable sum = null;
            for (int l = 0; l < rois.layout().levels(); l++) {
                BoxHead.Result said = new BoxHead(teaching.classes(), 8).apply(g, name(), rois.align(g, pyramid.laterals().get(l), l));
                SDVariable part = teaching.classLoss(g, said).add(teaching.boxLoss(g, said)).mul(0.25);
                sum = sum == null ? part : sum.add(part);
            }
            return sum;
        }
    };

    private static DetectorModel model(DetectorConfig.Kind kind) {
        return new DetectorModel(DetectorConfig.of(kind, 2, SIDE, SIDE, ResNet.tiny(1, 4, 6), 8).withHeads(8, 1).from(0).withExtra(AUXILIARY)
                .with(new Regions(3, 8, 8, 0.25, 32, 50, 20, 10, 0.7)), DType.DOUBLE);
    }

    /** The batch of the second step of a procedure, with everything the training graph takes. */
    private static Batch teaching(DetectorModel model, Session s) {
        DetectionProcedure p = DetectionProcedure.of(model, 5);
        Batch batch = Scenes.batch(2, SIDE, 3, DType.DOUBLE);
        DetectionProcedure.Ready ready = p.prepare(s, batch, 1);
        Map<String, Tensor> all = new LinkedHashMap<>(batch.tensors());
        all.putAll(ready.targets());
        p.propose(s, batch, 1).forEach((name, t) -> all.put(name, t.copy()));
        return new Batch(2, all);
    }

    @ParameterizedTest
    @EnumSource(DetectorConfig.Kind.class)
    void enginesAgreeAndGradientsAreSlopes(DetectorConfig.Kind kind) {
        DetectorModel model = model(kind);
        try (Lease a = Engines.lease(new Nd4jEngine()); Lease b = Engines.lease(IsolatedLibTorch.engine());
                Session nd4j = a.open(model, SessionOptions.inference(1)); Session torch = b.open(model, SessionOptions.inference(1))) {
            Batch batch = teaching(model, nd4j);
            List<String> names = model.graph(Model.TRAIN).parameters().stream().map(p -> p.name()).toList();
            Map<String, Tensor> slopes = copies(nd4j.gradients(nd4j.prepare(Model.TRAIN, batch, 0), names));
            Map<String, Tensor> others = copies(torch.gradients(torch.prepare(Model.TRAIN, batch, 0), names));
            assertThat(names).anyMatch(n -> n.startsWith("auxiliary/"));
            for (String n : names) {
                near(kind + " " + n, others.get(n), slopes.get(n));
            }
            // anchors without overlap and ReLUs at 0 aside, the loss is smooth: a step along each tested value must show its slope
            for (String n : List.of("backbone/bn1/scale", "neck/lateral0/weight", "auxiliary/fc1/weight")) {
                Tensor v = torch.parameters().get(n);
                double[] values = v.toDoubles();
                int at = values.length / 2;
                double expected = slopes.get(n).toDoubles()[at];
                assertThat((loss(torch, batch, n, v, at, 1e-5) - loss(torch, batch, n, v, at, -1e-5)) / 2e-5).as(n)
                        .isCloseTo(expected, within(1e-4 * Math.max(1, Math.abs(expected))));
                torch.load(Map.of(n, v));
            }
        }
    }

    private static double loss(Session s, Batch batch, String name, Tensor v, int at, double step) {
        double[] moved = v.toDoubles();
        moved[at] += step;
        s.load(Map.of(name, Tensor.of(moved, v.shape())));
        return s.run(s.prepare(Model.TRAIN, batch, 0), List.of("loss")).get("loss").scalar();
    }

    private static Map<String, Tensor> copies(Map<String, Tensor> views) {
        Map<String, Tensor> out = new HashMap<>();
        views.forEach((n, t) -> out.put(n, t.copy()));
        return out;
    }

    private static void near(String what, Tensor a, Tensor b) {
        double[] x = a.toDoubles();
        double[] y = b.toDoubles();
        double norm = 0;
        double off = 0;
        for (int i = 0; i < x.length; i++) {
            norm = Math.max(norm, Math.abs(y[i]));
            off = Math.max(off, Math.abs(x[i] - y[i]));
        }
        assertThat(off).as(what).isLessThan(1e-8 * Math.max(1, norm));
    }

    @ParameterizedTest
    @EnumSource(DetectorConfig.Kind.class)
    void regionsAndLossesFollowFromTheStepAlone(DetectorConfig.Kind kind) {
        DetectorModel model = model(kind);
        List<Map<String, Double>> runs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (Lease lease = Engines.lease(IsolatedLibTorch.engine());
                    Session s = lease.open(model, SessionOptions.training(1, quire.api.compute.Optimiser.adam(0.01)))) {
                DetectionProcedure p = DetectionProcedure.of(model, 5);
                Batch batch = Scenes.batch(2, SIDE, 3, DType.DOUBLE);
                p.update(s, p.prepare(s, batch, 0), 0);
                runs.add(p.update(s, p.prepare(s, batch, 1), 1));
                assertThat(p.proposingShare()).isBetween(0.0, 1.0);
            }
        }
        assertThat(runs.get(0)).isEqualTo(runs.get(1)).containsKey("auxiliary");
        double parts = runs.get(0).values().stream().mapToDouble(v -> v).sum() - runs.get(0).get("loss");
        assertThat(parts).isCloseTo(runs.get(0).get("loss"), within(1e-9));
    }

    /** Everything is small, nothing is, or some: the share of the losses says so. */
    @ParameterizedTest
    @EnumSource(DetectorConfig.Kind.class)
    void smallObjectsShareOfTheLossesIsKnown(DetectorConfig.Kind kind) {
        double[] share = new double[3];
        double least = Double.MAX_VALUE;
        double most = 0;
        for (int row = 0; row < 2; row++) {
            GroundTruth truth = GroundTruth.of(Scenes.batch(2, SIDE, 3, DType.DOUBLE), row);
            for (int g = 0; g < truth.count(); g++) {
                least = Math.min(least, Boxes.area(truth.boxes(), g));
                most = Math.max(most, Boxes.area(truth.boxes(), g));
            }
        }
        // the limit itself is not small
        double[] areas = {least, most, most * 1.01};
        for (int i = 0; i < 3; i++) {
            DetectorModel model = new DetectorModel(model(kind).config().withSmall(areas[i]), DType.DOUBLE);
            try (Lease lease = Engines.lease(IsolatedLibTorch.engine());
                    Session s = lease.open(model, SessionOptions.training(1, quire.api.compute.Optimiser.adam(0.01)))) {
                DetectionProcedure p = DetectionProcedure.of(model, 5);
                Map<String, Double> losses = p.update(s, p.prepare(s, Scenes.batch(2, SIDE, 3, DType.DOUBLE), 0), 0);
                share[i] = losses.get("small_box_loss") / losses.get("box_loss");
                assertThat(losses.get("small_class_loss")).isLessThan(losses.get("class_loss"));
            }
        }
        assertThat(share[0]).isZero();
        assertThat(share[1]).isBetween(0.01, 0.99);
        assertThat(share[2]).isCloseTo(1, within(1e-12));
    }

    @Test
    void pictureWithoutObjectsTeachesBackground() {
        for (DetectorConfig.Kind kind : DetectorConfig.Kind.values()) {
            DetectorModel model = model(kind);
            try (Lease lease = Engines.lease(IsolatedLibTorch.engine());
                    Session s = lease.open(model, SessionOptions.training(1, quire.api.compute.Optimiser.adam(0.01)))) {
                DetectionProcedure p = DetectionProcedure.of(model, 5);
                Map<String, Tensor> empty = new HashMap<>(Scenes.batch(2, SIDE, 3, DType.DOUBLE).tensors());
                empty.put("gt_count", Tensor.of(new int[] {0, 0}, 2));
                Map<String, Double> losses = p.update(s, p.prepare(s, new Batch(2, empty), 0), 0);
                assertThat(losses.get("loss")).isFinite().isPositive();
                assertThat(losses.get("box_loss")).isZero();
            }
        }
    }

    @Test
    void costsAreThoseOfPrediction() {
        // stem 16x16: 3*9*4; stage one 8x8: 4*9*4 twice and 4*4; stage two 4x4: 4*9*6, 6*9*6 and 4*6; laterals and outputs of 8 channels
        double backbone = 256 * 108 + 64 * (144 + 144 + 16) + 16 * (216 + 324 + 24);
        double neck = 64 * (4 * 8 + 8 * 9 * 8) + 16 * (6 * 8 + 8 * 9 * 8);
        double rpn = (64 + 16 + 4) * (8 * 9 * 8 + 8 * 15);
        double regions = 10 * 3 * 8 * (8 * (8 + 3) + 4 * (4 + 3));
        double head = 10 * (72 * 8 + 64 + 5 * 8 * 3);
        assertThat(model(DetectorConfig.Kind.FASTER_RCNN).costs().get("mmacs")).isCloseTo((backbone + neck + rpn + regions + head) / 1e6, within(1e-9));
        assertThat(model(DetectorConfig.Kind.FCOS).costs().get("mmacs")).isGreaterThan(backbone / 1e6);
    }

    @Test
    void optionsSayWhatADetectorIsMadeOf() {
        quire.api.dataset.Schema schema = new quire.api.dataset.Schema(Map.of("width", 128L, "height", 64L, "classes", 3L), List.of("a", "b", "c"), Map.of());
        DetectorConfig c = DetectorOptions.config(DetectorConfig.Kind.RETINANET, DetectorOptions.options(DetectorConfig.Kind.RETINANET)
                .parse(Map.of("backbone", "tiny10", "channels", "24", "extra_levels", "1", "first_map", "0", "regions", "32")), schema);
        assertThat(c.strides()).containsExactly(4, 8, 16, 32, 64);
        assertThat(c.heights()).containsExactly(16, 8, 4, 2, 1);
        assertThat(c.classes()).isEqualTo(3);
        assertThat(c.regions().count()).isEqualTo(32);
        for (DetectorConfig.Kind kind : DetectorConfig.Kind.values()) {
            DetectorConfig plain = DetectorConfig.of(kind, 3, 64, 128, Backbone.named("tiny8"), 32);
            DetectorConfig same = DetectorOptions.config(kind, DetectorOptions.options(kind).defaults(), schema);
            assertThat(same.strides()).isEqualTo(plain.strides());
            assertThat(List.of(same.first(), same.neck(), same.hidden(), same.depth(), same.anchorSize(), same.octaves(), same.regions(), same.decoding()))
                    .isEqualTo(List.of(plain.first(), plain.neck(), plain.hidden(), plain.depth(), plain.anchorSize(), plain.octaves(), plain.regions(),
                            plain.decoding()));
        }
        assertThatThrownBy(() -> DetectorOptions.config(DetectorConfig.Kind.FCOS, DetectorOptions.options(DetectorConfig.Kind.FCOS)
                .parse(Map.of("first_map", "3")), schema)).hasMessageContaining("a detector needs classes and maps, not 3 classes and map 3 of 3");
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> DetectorConfig.of(DetectorConfig.Kind.FCOS, 2, 100, 128, Backbone.named("tiny8"), 16))
                .isInstanceOf(QuireException.class).hasMessage("pictures of 128 x 100 do not fit the backbone's stride 16; choose multiples of it");
        assertThatThrownBy(() -> Backbone.named("vgg")).hasMessageContaining("no backbone 'vgg'; choose one of tiny8, tiny14");
        assertThatThrownBy(() -> DetectorConfig.Kind.named("yolo")).hasMessageContaining("choose faster_rcnn, retinanet or fcos");
        assertThatThrownBy(() -> model(DetectorConfig.Kind.FCOS).graph("other")).hasMessageContaining("no graph 'other'");
    }
}
