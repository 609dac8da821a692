package quire.detection.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nn.GraphBuilder;
import quire.nn.backbone.Backbone;
import quire.nn.backbone.ResNet;
import quire.nn.backbone.TorchWeights;
import quire.nn.conv.FeatureMap;
import quire.testkit.Probe;

class BackboneTest {
    private static GraphSpec graph(Backbone b, int side) {
        GraphBuilder g = new GraphBuilder(DType.FLOAT, true);
        List<FeatureMap> maps = b.maps(g.in("backbone"), new FeatureMap(g.input("image", -1, 3, side, side), 3, side, side));
        for (int i = 0; i < maps.size(); i++) {
            assertThat(maps.get(i).channels()).isEqualTo(b.channels()[i]);
            assertThat(maps.get(i).height()).isEqualTo(side / b.strides()[i]);
        }
        return g.build(null);
    }

    /** Parameters of torchvision's networks less their classifiers. */
    @ParameterizedTest
    @CsvSource({"resnet18, 11176512", "resnet34, 21284672", "resnet50, 23508032"})
    void networksAreAsLargeAsTorchvisions(String name, long parameters) {
        GraphSpec spec = graph(Backbone.named(name), 64);
        long n = spec.parameters().stream().mapToLong(p -> java.util.Arrays.stream(p.shape()).reduce(1, (a, b) -> a * b)).sum();
        assertThat(n).isEqualTo(parameters);
        assertThat(spec.parameters().stream().map(p -> p.name()).collect(Collectors.toSet())).contains("backbone/conv1/weight",
                "backbone/bn1/scale", "backbone/layer2/0/downsample/0/weight", "backbone/layer4/1/bn2/shift");
    }

    @Test
    void weightsAreTakenOverByName() {
        Tensor w = Probe.random(1, -1, 1, 4, 3, 3, 3);
        Map<String, Tensor> taken = TorchWeights.taken(Map.of("layer1.0.conv1.weight", w, "layer1.0.bn1.weight", Probe.random(2, 0, 1, 4),
                "layer1.0.bn1.bias", Probe.random(3, 0, 1, 4), "layer1.0.bn1.running_mean", Probe.random(4, 0, 1, 4), "layer1.0.bn1.running_var",
                Probe.random(5, 0, 1, 4), "bn1.num_batches_tracked", Tensor.of(new long[] {1}, 1), "fc.weight", Probe.random(6, 0, 1, 4, 4)), "backbone/");
        assertThat(taken).containsOnlyKeys("backbone/layer1/0/conv1/weight", "backbone/layer1/0/bn1/scale", "backbone/layer1/0/bn1/shift",
                "backbone/layer1/0/bn1/mean", "backbone/layer1/0/bn1/variance");
        Tensor turned = taken.get("backbone/layer1/0/conv1/weight");
        assertThat(turned.shape()).containsExactly(3, 3, 3, 4);
        // weight of output 2, input 1, row 0, column 2
        assertThat(turned.toDoubles()[(2 * 3 + 1) * 4 + 2]).isEqualTo(w.toDoubles()[(2 * 3 + 1) * 9 + 2]);
    }

    @Test
    void bothFormsAgreeOnBothEngines() {
        Tensor image = Probe.random(1, -1, 1, 2, 3, 32, 32);
        for (ResNet net : List.of(new ResNet(false, true, 4, new int[] {2, 3}, new int[] {2, 1}), ResNet.tiny(2, 4, 6))) {
            Map<String, Tensor> out = new Probe().feed("image", image).seed("m1", Probe.random(2, -1, 1, 2, net.channels()[1], 4, 4)).run((g, in) -> {
                Map<String, SDVariable> maps = new HashMap<>();
                List<FeatureMap> all = net.maps(g, new FeatureMap(in.get("image"), 3, 32, 32));
                for (int i = 0; i < all.size(); i++) {
                    maps.put("m" + i, all.get(i).value());
                }
                return maps;
            });
            assertThat(out.get("m0").shape()).containsExactly(2, net.channels()[0], 8, 8);
            assertThat(out.get("d_image").toDoubles()).satisfies(d -> assertThat(java.util.Arrays.stream(d).map(Math::abs).max().orElse(0)).isGreaterThan(1e-6));
        }
    }
}
