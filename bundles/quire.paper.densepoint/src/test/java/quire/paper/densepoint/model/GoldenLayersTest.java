package quire.paper.densepoint.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nn.GraphBuilder;

class GoldenLayersTest {
    /** Neighbours out of one tensor [.., K, 3 + C] of grouped values. */
    private static Neighbours grouped(GraphBuilder g, Tensor t) {
        int k = (int) t.dim(2);
        int width = (int) t.dim(3);
        SDVariable rows = g.sd().reshape(g.input("grouped", t.shape()), -1, width);
        return new Neighbours(g.sd().slice(rows, new int[] {0, 0}, -1, 3), g.sd().slice(rows, new int[] {0, 3}, -1, width - 3), null, null, k, width - 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02_ball_query_group_0", "02_ball_query_group_1"})
    void grouping(String name) {
        GoldenModel m = new GoldenModel(name) ;
        Tensor indices = m.golden.ints("expected", "indices");
        int centres = (int) indices.dim(0);
        int k = (int) indices.dim(1);
        Tensor xyz = m.golden.doubles("inputs", "xyz");
        Tensor features = m.golden.doubles("inputs", "features");
        int c = (int) features.dim(1);
        m.input("xyz", xyz).input("features", features).input("centres", m.golden.doubles("inputs", "centres")).input("index", indices)
                .input("cotangent", m.golden.doubles("inputs", "cotangent")).output("grouped", "y");
        m.check(g -> {
            SDVariable index = g.sd().reshape(g.input("index", DType.INT, centres, k), -1);
            Level from = new Level(g.input("xyz", xyz.shape()), g.input("features", features.shape()), (int) xyz.dim(0), c);
            Level to = new Level(g.input("centres", centres, 3), null, centres, 0);
            Neighbours n = new PointInputs(g, null).neighbours(from, to, index, null, k);
            return GoldenModel.end(g, g.sd().concat(1, n.relative(), n.gather(g, n.source())), centres, k, 3 + c);
        }, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"03_pconv_0", "03_pconv_1"})
    void pconv(String name) {
        GoldenModel m = new GoldenModel(name);
        Tensor grouped = m.golden.doubles("inputs", "grouped");
        Tensor cotangent = m.golden.doubles("inputs", "cotangent");
        m.input("grouped", grouped).input("cotangent", cotangent);
        int out = (int) cotangent.dim(2);
        m.check(g -> GoldenModel.end(g, new Layers(g, 0.1, "max").pconv("p", grouped(g, grouped), out), cotangent.shape()), "p.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"04_enhanced_pconv_0", "04_enhanced_pconv_1", "04_enhanced_pconv_2"})
    void enhanced(String name) {
        GoldenModel m = new GoldenModel(name);
        Tensor grouped = m.golden.doubles("inputs", "grouped");
        Tensor prev = m.golden.doubles("inputs", "prev");
        Tensor cotangent = m.golden.doubles("inputs", "cotangent");
        int growth = m.golden.config().get("growth").asInt();
        int groups = m.golden.config().get("groups").asInt();
        boolean first = m.golden.config().get("first").asBoolean();
        boolean last = m.golden.config().get("last").asBoolean();
        m.input("grouped", grouped).input("prev", prev).input("cotangent", cotangent);
        int width = (int) cotangent.dim(2);
        m.check(g -> {
            Layers layers = new Layers(g, 0.1, "max");
            SDVariable h = layers.enhanced("e", grouped(g, grouped), groups, 4 * growth, growth, !first, 0);
            SDVariable y = g.sd().concat(1, g.sd().reshape(g.input("prev", prev.shape()), -1, prev.dim(2)), h);
            return GoldenModel.end(g, last ? layers.normed("e/bncat", y, width) : y, cotangent.shape());
        }, "e.");
    }

    @Test
    void globalPooling() {
        GoldenModel m = new GoldenModel("06_global_pool");
        Tensor xyz = m.golden.doubles("inputs", "xyz");
        Tensor features = m.golden.doubles("inputs", "features");
        Tensor cotangent = m.golden.doubles("inputs", "cotangent");
        int c = (int) features.dim(2);
        m.input("xyz", xyz).input("features", features).input("cotangent", cotangent);
        m.check(g -> {
            Level level = new Level(g.sd().reshape(g.input("xyz", xyz.shape()), -1, 3), g.sd().reshape(g.input("features", features.shape()), -1, c),
                    (int) xyz.dim(1), c);
            return GoldenModel.end(g, new Layers(g, 0.1, "max").pconv("glob", PointInputs.whole(level), (int) cotangent.dim(1)), cotangent.shape());
        }, "");
    }

    @Test
    void interpolation() {
        GoldenModel m = new GoldenModel("08_three_nn_0");
        Tensor features = m.golden.doubles("inputs", "features");
        Tensor indices = m.golden.ints("expected", "indices");
        int n = (int) indices.dim(0);
        int c = (int) features.dim(1);
        m.input("features", features).input("near0", indices.reshape(1, 3L * n)).input("nearweight0", m.golden.doubles("expected", "weights").reshape(1, 3L * n))
                .input("cotangent", m.golden.doubles("inputs", "cotangent"));
        m.check(g -> GoldenModel.end(g, new PointInputs(g, null).interpolate(0, new Level(null, g.input("features", features.shape()), 5, c), n), n, c), "");
    }

    @Test
    void cosineLoss() {
        GoldenModel m = new GoldenModel("09_normal_cosine");
        Tensor pred = m.golden.doubles("inputs", "pred");
        m.input("pred", pred).input("truth", m.golden.doubles("inputs", "truth"));
        m.check(g -> {
            g.output("loss", Heads.cosineLoss(g, Heads.unit(g, g.input("pred", pred.shape())), g.input("truth", pred.shape())));
            return g.build("loss");
        }, "");
    }
}
