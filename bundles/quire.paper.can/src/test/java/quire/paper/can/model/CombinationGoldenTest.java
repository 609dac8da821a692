package quire.paper.can.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nn.GraphBuilder;
import quire.paper.can.schema.Pair;
import quire.testkit.Engines;
import quire.testkit.Golden;

class CombinationGoldenTest {
    static Stream<String> cases() {
        return GoldenFiles.startingWith("combination_").stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyPairHasParametersOfItsOwn(String name) {
        Golden golden = Golden.load(getClass(), name);
        Map<String, Tensor> inputs = new HashMap<>();
        golden.names("inputs").forEach(n -> inputs.put(n, golden.doubles("inputs", n)));
        Model model = Engines.model(Map.of(Model.TRAIN, graph -> graph(golden, inputs)));
        Batch batch = new Batch((int) inputs.get("feed").dim(0), inputs);
        try (Lease lease = Engines.chosen(); Session s = lease.open(model, SessionOptions.inference(1))) {
            golden.assertClose("output", s.run(s.prepare(Model.TRAIN, batch, 0), List.of("out")).get("out"), 1e-9);
            Map<String, Tensor> grads = s.gradients(s.prepare(Model.TRAIN, batch, 0), List.of("induction", "feed"));
            golden.assertClose("grad_induction", grads.get("induction"), 1e-9);
            golden.assertClose("grad_feed", grads.get("feed"), 1e-9);
        }
    }

    private static GraphSpec graph(Golden golden, Map<String, Tensor> inputs) {
        int q = golden.config().get("Q").asInt();
        int s = golden.config().get("S").asInt();
        CoActionConfig config = UnitGraph.config(golden.config());
        Tensor induction = inputs.get("induction");
        Tensor feed = inputs.get("feed");
        int history = (int) feed.dim(2);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < s; j++) {
                pairs.add(new Pair("q" + i, "s" + j));
            }
        }
        CoActionPairs units = new CoActionPairs(config, pairs, true);
        assertThat(units.inductionWidth("q0")).isEqualTo((int) induction.dim(2));
        assertThat(units.feedWidth("s0")).isEqualTo((int) feed.dim(3));
        GraphBuilder g = new GraphBuilder(DType.DOUBLE, true);
        SDVariable ind = g.input("induction", -1, q, induction.dim(2));
        SDVariable fed = g.input("feed", -1, s, history, feed.dim(3));
        Map<String, SDVariable> inductions = new HashMap<>();
        Map<String, CoActionPairs.Feed> feeds = new HashMap<>();
        for (int i = 0; i < q; i++) {
            inductions.put("q" + i, ind.get(SDIndex.all(), SDIndex.point(i), SDIndex.all()));
        }
        for (int j = 0; j < s; j++) {
            feeds.put("s" + j, new CoActionPairs.Feed(fed.get(SDIndex.all(), SDIndex.point(j), SDIndex.all(), SDIndex.all()),
                    g.input("mask", -1, history), history));
        }
        SDVariable out = g.output("out", g.sd().concat(1, units.apply(g.sd(), inductions, feeds).toArray(SDVariable[]::new)));
        g.output("loss", out.mul(g.input("upstream", -1, (long) q * s * config.outputWidth())).sum());
        return g.build("loss");
    }
}
