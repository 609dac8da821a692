package quire.paper.han.model;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.tensor.Tensor;
import quire.nn.GraphBuilder;
import quire.nn.attention.LayerNorm;
import quire.nn.attention.MultiHeadAttention;
import quire.nn.attention.PositionalEncoding;
import quire.nn.attention.Tokens;
import quire.testkit.Golden;

class GoldenLayersTest {
    private static long[] shape(Golden g) {
        return g.doubles("inputs", "x").shape();
    }

    private static GraphSpec end(GraphBuilder g, SDVariable y, long[] cotangent) {
        long[] open = cotangent.clone();
        open[0] = -1;
        g.output("loss", y.mul(g.input("cotangent", open)).sum());
        return g.build("loss");
    }

    @Test
    void positionTable() {
        Golden g = Golden.load(getClass(), "01_positional_encoding");
        for (String n : g.names("expected")) {
            long[] shape = g.doubles("expected", n).shape();
            g.assertClose(n, Tensor.of(PositionalEncoding.table((int) shape[0], (int) shape[1]), shape), GoldenModel.TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"02_layer_norm_0", "02_layer_norm_1"})
    void sampleDeviationNorm(String file) {
        Golden golden = Golden.load(getClass(), file);
        long[] shape = shape(golden);
        int width = (int) shape[shape.length - 1];
        long[] open = shape.clone();
        open[0] = -1;
        GoldenModel.check(golden, false, Map.of(), Map.of("y", "y", "loss", "loss"), g -> {
            SDVariable flat = g.sd().reshape(g.input("x", open), -1, width);
            SDVariable y = LayerNorm.sampleDeviation(g, "norm", flat, width, golden.config().get("eps").asDouble());
            g.output("y", y);
            return end(g, g.sd().reshape(y, open), shape);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"03_mha_one_finger_0", "03_mha_one_finger_1"})
    void multiHeadAttention(String file) {
        Golden golden = Golden.load(getClass(), file);
        long[] x = shape(golden);
        int heads = golden.config().get("heads").asInt();
        int headWidth = golden.config().get("headDim").asInt();
        GoldenModel.check(golden, false, Map.of(), Map.of("out", "out", "weights", "weights", "loss", "loss"), g -> {
            int length = (int) x[2];
            SDVariable tokens = g.sd().reshape(g.input("x", -1, x[1], length, x[3]), -1, length, x[3]);
            MultiHeadAttention a = new MultiHeadAttention((int) x[3], heads, headWidth, true, 0.5, 0.5);
            MultiHeadAttention.Result r = a.apply(g.in("layer"), "noise", tokens, new Tokens((int) x[1], length), null);
            g.output("weights", r.weights());
            g.output("out", r.out());
            return end(g, g.sd().reshape(r.out(), -1, x[1], length, a.outWidth()), golden.doubles("inputs", "cotangent").shape());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"04_jatt_one_finger", "04_jatt_single_joint", "05_fatt_six_groups", "06_tatt_nomask", "06_tatt_masked",
        "06_tatt_mask_equals_truncation", "07_fusion_seven_tokens"})
    void layerAndPool(String file) {
        Golden golden = Golden.load(getClass(), file);
        long[] x = shape(golden);
        boolean masked = golden.has("inputs", "mask");
        int length = (int) x[x.length - 2];
        int perRow = x.length == 4 ? (int) x[1] : 1;
        int width = (int) x[x.length - 1];
        Settings s = new Settings(width, golden.config().get("heads").asInt(), golden.config().get("headDim").asInt(), 0.3, true, true, true,
                "att", true, "all", masked);
        Map<String, String> outputs = golden.has("expected", "y") ? Map.of("y", "y", "pooled", "pooled", "loss", "loss") : Map.of("pooled", "pooled");
        GoldenModel.check(golden, false, Map.of(), outputs, g -> {
            long[] open = x.clone();
            open[0] = -1;
            Tokens tokens = new Tokens(perRow, length);
            SDVariable in = g.sd().reshape(g.input("x", open), -1, length, width);
            SDVariable mask = masked ? g.input("mask", -1, length) : null;
            SDVariable bias = masked ? MultiHeadAttention.keyMask(g, mask, tokens) : null;
            SDVariable y = AttentionLayer.apply(g, "layer", "noise", in, tokens, s, true, bias).y();
            g.output("y", y);
            SDVariable pooled = masked ? Hierarchy.maskedMean(g, y, tokens, mask, width) : y.mean(1);
            g.output("pooled", pooled);
            if (!golden.has("inputs", "cotangent")) {
                return g.build(null);
            }
            long[] shape = golden.doubles("inputs", "cotangent").shape();
            long[] openPool = shape.clone();
            openPool[0] = -1;
            return end(g, g.sd().reshape(pooled, openPool), shape);
        });
    }
}
