package quire.paper.augfpn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.QuireException;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.detection.nn.AxisSampling;
import quire.detection.nn.BoxHead;
import quire.detection.nn.ExtraLevels;
import quire.detection.nn.Fpn;
import quire.detection.nn.LevelRule;
import quire.detection.nn.Neck;
import quire.detection.nn.Pyramid;
import quire.detection.nn.RoiFeatures;
import quire.detection.nn.RoiLayout;
import quire.detection.nn.RoiTeaching;
import quire.detection.nn.Rois;
import quire.nn.backbone.Backbone;
import quire.nn.conv.FeatureMap;
import quire.testkit.Probe;

class PropertiesTest {
    private static final double[] BOXES = {3, 2, 30, 25, 0, 0, 31, 31, 10, 12, 20, 22};

    private static RoiLayout layout(int levels) {
        int[] sides = Arrays.copyOf(new int[] {8, 4}, levels);
        return new RoiLayout("roi", 3, 3, sides, sides, Arrays.copyOf(new int[] {4, 8}, levels), AxisSampling.align(2, true), new LevelRule(8, levels));
    }

    private static Map<String, Tensor> rois(RoiLayout layout) {
        Map<String, Tensor> t = layout.tensors(DType.DOUBLE, 1);
        layout.write(t, 0, BOXES, 3);
        return t;
    }

    @Test
    void gatesAreHalvesWhereTheirConvolutionIsZero() {
        Tensor top = Probe.random(1, -1, 1, 2, 3, 8, 8);
        Map<String, Tensor> out = new Probe().feed("top", top).feed("rfa/fusion/gate/weight", Tensor.zeros(DType.DOUBLE, 3, 3, 4, 2))
                .feed("rfa/fusion/gate/bias", Tensor.zeros(DType.DOUBLE, 2)).run((g, in) -> {
                    FeatureMap x = GoldenBlocksTest.map(in.get("top"), top);
                    Fusion.Result r = new ResidualFeatureAugmentation(4, List.of(0.25, 0.5), ContextPooling.RATIO, Fusion.ASF).apply(g, "rfa", x);
                    SDVariable sum = new ResidualFeatureAugmentation(4, List.of(0.25, 0.5), ContextPooling.RATIO, Fusion.SUM).apply(g, "rfa", x).map().value();
                    return Map.of("gates", r.gates(), "m6", r.map().value(), "half", sum.mul(0.5));
                });
        assertThat(out.get("gates").toDoubles()).containsOnly(0.5);
        Probe.close("m6", out.get("m6"), out.get("half"), 1e-12);
    }

    @Test
    void singleLevelIsReadWithoutGate() {
        RoiLayout layout = layout(1);
        Tensor p = Probe.random(1, -1, 1, 1, 2, 8, 8);
        Probe probe = new Probe().feed("p", p);
        rois(layout).forEach(probe::data);
        Map<String, Tensor> out = probe.run((g, in) -> {
            Pyramid pyramid = new Pyramid(List.of(GoldenBlocksTest.map(in.get("p"), p)), new int[] {4}, List.of());
            return Map.of("soft", new SoftRoiSelection(1, Fusion.ASF).read(g, "s", pyramid, new Rois(layout)).value(), "plain",
                    RoiFeatures.ownLevel().read(g, "s", pyramid, new Rois(layout)).value());
        });
        Probe.close("single level", out.get("soft"), out.get("plain"), 1e-12);
    }

    @Test
    void levelsMustBeThoseItWasMadeFor() {
        Tensor p = Probe.random(1, -1, 1, 1, 2, 8, 8);
        assertThatThrownBy(() -> new Probe().feed("p", p).run((g, in) -> Map.of("y", new SoftRoiSelection(3, Fusion.ASF).read(g, "s",
                new Pyramid(List.of(GoldenBlocksTest.map(in.get("p"), p)), new int[] {4}, List.of()), new Rois(layout(1))).value())))
                .isInstanceOf(QuireException.class)
                .hasMessage("soft selection is made for 3 levels, but regions are read from 1 of a pyramid of 1; use the model with the pyramid it was made for");
        assertThatThrownBy(() -> new ConsistentSupervision(-0.5, 8)).isInstanceOf(QuireException.class)
                .hasMessage("lambda=-0.5 is no weight; give a number from 0 on, 0.25 as in the paper");
    }

    /** Gradients of a main head's loss, with consistent supervision of a weight added where it is not negative. */
    private static Map<String, Tensor> gradients(double lambda, double main) {
        RoiLayout layout = layout(2);
        RoiTeaching teaching = new RoiTeaching("roi", 3, 2);
        Tensor[] c = {Probe.random(1, -1, 1, 1, 2, 8, 8), Probe.random(2, -1, 1, 1, 3, 4, 4)};
        Probe probe = new Probe().feed("c0", c[0]).feed("c1", c[1]).seed("loss", Tensor.of(new double[] {1}, 1));
        for (String head : lambda < 0 ? List.of("main") : List.of("main", "consistent")) {
            probe.feed(head + "/fc1/weight", Probe.random(7, -1, 1, 36, 5));
        }
        probe.feed("neck/lateral0/weight", Probe.random(8, -1, 1, 1, 1, 2, 4));
        Map<String, Tensor> fed = rois(layout);
        fed.put(teaching.classInput(), Tensor.of(new double[] {0, 1 / 3.0, 0, 1 / 3.0, 0, 0, 0, 0, 1 / 3.0}, 1, 3, 3));
        fed.put(teaching.deltaInput(), Probe.random(3, -1, 1, 1, 3, 4));
        fed.forEach(probe::data);
        return probe.run((g, in) -> {
            List<FeatureMap> maps = new ArrayList<>(List.of(GoldenBlocksTest.map(in.get("c0"), c[0]), GoldenBlocksTest.map(in.get("c1"), c[1])));
            Pyramid p = new Fpn(4, ExtraLevels.NONE).build(g, "neck", maps, new int[] {4, 8});
            BoxHead.Result said = new BoxHead(2, 5).apply(g, "main", RoiFeatures.ownLevel().read(g, "x", p, new Rois(layout)));
            SDVariable loss = teaching.classLoss(g, said).add(teaching.boxLoss(g, said)).mul(main);
            if (lambda >= 0) {
                loss = loss.add(new ConsistentSupervision(lambda, 5).loss(g, p, new Rois(layout), teaching));
            }
            return Map.of("loss", g.sd().reshape(loss, 1));
        });
    }

    @Test
    void weightZeroGivesTheBaselinesGradients() {
        Map<String, Tensor> plain = gradients(-1, 1);
        Map<String, Tensor> zero = gradients(0, 1);
        plain.forEach((name, t) -> Probe.close(name, zero.get(name), t, 1e-12));
        assertThat(plain).containsKeys("d_c0", "d_neck/lateral0/weight", "d_main/fc1/weight");
        assertThat(Arrays.stream(zero.get("d_consistent/fc1/weight").toDoubles()).map(Math::abs).max().orElse(1)).isZero();
    }

    @Test
    void headsLearnFromTheirOwnLossesOnly() {
        Map<String, Tensor> auxiliary = gradients(0.25, 0);
        Map<String, Tensor> both = gradients(0.25, 1);
        assertThat(Arrays.stream(auxiliary.get("d_main/fc1/weight").toDoubles()).map(Math::abs).max().orElse(1)).isZero();
        Probe.close("auxiliary head", both.get("d_consistent/fc1/weight"), auxiliary.get("d_consistent/fc1/weight"), 1e-12);
        assertThat(Arrays.stream(auxiliary.get("d_neck/lateral0/weight").toDoubles()).map(Math::abs).max().orElse(0)).isPositive();
        Probe.close("main head", both.get("d_main/fc1/weight"), gradients(-1, 1).get("d_main/fc1/weight"), 1e-12);
    }

    /** No vector: the engines agree, and P6 is that of a plain pyramid on the augmented level plus the context's mean. */
    @Test
    void neckOfFcosAndOtherFusions() {
        Tensor[] c = {Probe.random(1, -1, 1, 2, 3, 8, 8), Probe.random(2, -1, 1, 2, 4, 4, 4)};
        ExtraLevels extra = new ExtraLevels(ExtraLevels.Kind.FROM_PYRAMID, 2);
        for (Fusion fusion : Fusion.values()) {
            for (ContextPooling pooling : ContextPooling.values()) {
                ResidualFeatureAugmentation rfa = new ResidualFeatureAugmentation(3, List.of(0.25, 0.5), pooling, fusion);
                Map<String, Tensor> out = new Probe().data("c0", c[0]).feed("c1", c[1]).seed("p3", Probe.random(3, -1, 1, 2, 3, 1, 1)).run((g, in) -> {
                    List<FeatureMap> maps = List.of(GoldenBlocksTest.map(in.get("c0"), c[0]), GoldenBlocksTest.map(in.get("c1"), c[1]));
                    Pyramid p = new AugmentedNeck(new Fpn(3, extra), rfa).build(g, "neck", maps, new int[] {8, 16});
                    SDVariable mean = g.sd().reshape(quire.nn.conv.Pooling.globalAverage(g, rfa.apply(g, "neck/rfa", maps.get(1)).map()), -1, 3, 1, 1);
                    FeatureMap bare = extra.build(g, "neck", maps.get(1), p.levels().get(1), x -> x).get(0);
                    return Map.of("p2", p.levels().get(2).value(), "expected", bare.value().add(mean), "p3", p.levels().get(3).value());
                });
                Probe.close("p2 " + fusion + " " + pooling, out.get("p2"), out.get("expected"), 1e-12);
                assertThat(Arrays.stream(out.get("d_c1").toDoubles()).map(Math::abs).max().orElse(0)).isPositive();
            }
        }
    }

    @Test
    void ratiosGiveSizesOfAtLeastOneCell() {
        assertThat(ContextPooling.RATIO.sizes(ResidualFeatureAugmentation.RATIOS, 20, 25)).containsExactly(new int[] {2, 2}, new int[] {4, 5},
                new int[] {6, 7});
        assertThat(ContextPooling.RATIO.repeats(ResidualFeatureAugmentation.RATIOS, 8, 8)).isTrue();
        assertThat(ContextPooling.RATIO.repeats(List.of(0.125, 0.25, 0.5), 8, 8)).isFalse();
        assertThat(ContextPooling.FIXED.sizes(List.of(0.1, 0.2, 0.3), 8, 8)).containsExactly(new int[] {1, 1}, new int[] {2, 2}, new int[] {3, 3});
        assertThat(ContextPooling.GLOBAL.sizes(List.of(0.1, 0.2), 8, 8)).containsExactly(new int[] {1, 1}, new int[] {1, 1});
    }

    /** The context set's marker lies beyond what a plain pyramid's cells at the object see, and within what an augmented one's do. */
    @Test
    void markerIsOutOfSightOfThePlainPyramid() {
        for (boolean augmented : new boolean[] {false, true}) {
            double difference = 0;
            Map<String, Tensor> with = levels(augmented, 1);
            Map<String, Tensor> without = levels(augmented, 0);
            for (int l = 0; l < 3; l++) {
                int side = 32 >> l;
                double[] a = with.get("p" + l).toDoubles();
                double[] b = without.get("p" + l).toDoubles();
                for (int k = 0; k < a.length; k++) {
                    // cells that a region of the nearest 36 pixels reads
                    if (k / side % side <= 36 / (4 << l) && k % side <= 36 / (4 << l)) {
                        difference = Math.max(difference, Math.abs(a[k] - b[k]));
                    }
                }
            }
            assertThat(difference > 1e-9).as("augmented %s, difference %s", augmented, difference).isEqualTo(augmented);
        }
    }

    private static Map<String, Tensor> levels(boolean augmented, double marker) {
        Tensor image = Probe.random(1, -1, 1, 1, 3, 128, 128);
        double[] v = image.toDoubles();
        for (int k = 0; k < v.length; k++) {
            v[k] = k / 128 % 128 >= 113 && k % 128 >= 113 ? marker : v[k];
        }
        Backbone b = Backbone.named("tiny8");
        Fpn fpn = new Fpn(8, ExtraLevels.NONE);
        Neck neck = augmented ? new AugmentedNeck(fpn, new ResidualFeatureAugmentation(8, List.of(0.125, 0.25, 0.5), ContextPooling.RATIO, Fusion.ASF)) : fpn;
        return new Probe().inference().feed("image", Tensor.of(v, image.shape())).run((g, in) -> {
            Map<String, SDVariable> out = new HashMap<>();
            Pyramid p = neck.build(g, "neck", b.maps(g.in("backbone"), new FeatureMap(in.get("image"), 3, 128, 128)), b.strides());
            for (int l = 0; l < 3; l++) {
                out.put("p" + l, p.levels().get(l).value());
            }
            return out;
        });
    }
}
