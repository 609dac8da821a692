package quire.paper.can.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nn.GraphBuilder;
import quire.testkit.Engines;

/** A co-action unit as a graph of its own, whose loss is sum(output * upstream). */
final class UnitGraph {
    /** What one run gives. */
    record Result(Tensor output, Tensor gradInduction, Tensor gradFeed) {
    }

    private UnitGraph() {
    }

    static CoActionConfig config(JsonNode c) {
        List<CoActionConfig.Layer> layers = new ArrayList<>();
        c.get("layers").forEach(l -> layers.add(new CoActionConfig.Layer(l.get(0).asInt(), l.get(1).asInt())));
        return new CoActionConfig(layers, c.get("bias").asBoolean(), c.get("orders").asInt(), c.get("order_merge").asText().equals("sum"),
                c.get("order_independent").asBoolean(), c.get("activation").asText().equals("tanh"), c.get("activate_last").asBoolean(),
                !c.get("collect").asText().startsWith("last"), c.get("pooling").asText().equals("pre"));
    }

    static Result run(CoActionConfig config, DType dtype, Tensor induction, Tensor feed, Tensor mask, Tensor upstream) {
        int history = (int) feed.dim(1);
        Model model = Engines.model(Map.of(Model.TRAIN, name -> {
            GraphBuilder g = new GraphBuilder(dtype, true);
            SDVariable out = new CoActionUnit(config).apply(g.sd(), g.input("induction", -1, induction.dim(1)),
                    g.input("feed", -1, history, feed.dim(2)), mask == null ? null : g.input("mask", -1, history), history);
            g.output("out", out);
            g.output("loss", out.mul(g.input("upstream", -1, config.outputWidth())).sum());
            return g.build("loss");
        }));
        Map<String, Tensor> inputs = new java.util.HashMap<>(Map.of("induction", induction, "feed", feed, "upstream", upstream));
        if (mask != null) {
            inputs.put("mask", mask);
        }
        Batch batch = new Batch((int) induction.dim(0), inputs);
        try (Lease lease = Engines.chosen(); Session s = lease.open(model, SessionOptions.inference(1))) {
            Tensor out = s.run(s.prepare(Model.TRAIN, batch, 0), List.of("out")).get("out").copy();
            Map<String, Tensor> grads = s.gradients(s.prepare(Model.TRAIN, batch, 0), List.of("induction", "feed"));
            return new Result(out, grads.get("induction").copy(), grads.get("feed").copy());
        }
    }
}
