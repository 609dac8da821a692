package quire.paper.age.model;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ops.impl.controlflow.compat.StopGradient;
import quire.api.QuireException;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.ctr.ClickModel;
import quire.ctr.DenseLayers;
import quire.ctr.Embedded;
import quire.nn.GraphBuilder;
import quire.nn.loss.Losses;

/**
 * A click model with a gating unit beside it, and the graphs exploration needs: {@code train} (both losses, equation 17), {@code infer}
 * (h, probability and gate threshold of ids), {@code head} (score of h, with the summed logit as loss: its gradient is that of each row),
 * {@code masked} (scores under weight masks, [samples, rows]) and {@code watched} (what per-row weight gradients are made of).
 */
public final class ExplorableModel implements Model {
    /** Graph names beyond the usual two. */
    public static final String HEAD = "head";
    public static final String MASKED = "masked";
    public static final String WATCHED = "watched";
    private static final String OFFSET = "offset";

    private final ClickModel host;
    private final GatingUnit gate;
    private final boolean unitMasks;

    /** @param unitMasks whether masks drop units rather than single weights */
    public ExplorableModel(ClickModel host, GatingUnit gate, boolean unitMasks) {
        int before = -1;
        for (int c : host.itemColumns()) {
            if (c <= before || c >= host.width()) {
                throw new QuireException("the click model says its item is in the columns " + Arrays.toString(host.itemColumns()) + " of an embedding of width "
                        + host.width() + "; they must rise and lie in 0 to " + (host.width() - 1));
            }
            before = c;
        }
        if (before < 0) {
            throw new QuireException("the click model names no columns of its item; there must be at least one to explore");
        }
        this.host = host;
        this.gate = gate;
        this.unitMasks = unitMasks;
    }

    public ClickModel host() {
        return host;
    }

    public boolean unitMasks() {
        return unitMasks;
    }

    @Override
    public Set<String> graphs() {
        return Set.of(TRAIN, INFER, HEAD, MASKED, WATCHED);
    }

    /** Masks of one sample, in the order of the layers. */
    public List<MaskShape> masks() {
        MaskedLayers layers = new MaskedLayers(unitMasks);
        masked(layers);
        return layers.shapes();
    }

    /** Outputs of the dense layers, in their order. */
    public List<Integer> layers() {
        WatchedLayers layers = new WatchedLayers();
        watched(layers);
        return layers.widths();
    }

    @Override
    public GraphSpec graph(String name) {
        return switch (name) {
            case TRAIN -> train();
            case INFER -> infer();
            case HEAD -> head();
            case MASKED -> masked(new MaskedLayers(unitMasks));
            case WATCHED -> watched(new WatchedLayers());
            default -> throw new QuireException("an explorable model has the graphs " + graphs() + ", not '" + name + "'");
        };
    }

    private DType dtype() {
        return host.dtype();
    }

    private static SDVariable whole(SDVariable logit, Embedded e) {
        return e.offset() == null ? logit : logit.add(e.offset());
    }

    private GraphSpec train() {
        GraphBuilder g = new GraphBuilder(dtype(), true);
        Embedded e = host.embed(g);
        SDVariable logit = whole(host.logit(g, e.h(), DenseLayers.plain()), e);
        SDVariable main = g.output("main_loss", host.loss(g, logit));
        SDVariable still = new StopGradient(g.sd(), GatingUnit.item(g, host, e.h())).outputVariable();
        SDVariable shallow = gate.logit(g, still, host.itemColumns().length);
        SDVariable loss = main.add(g.output("gate_loss", Losses.binaryCrossEntropy(g, shallow, g.input("label", -1, 1))));
        for (SDVariable more : e.losses()) {
            loss = loss.add(more);
        }
        g.output("loss", loss);
        return g.build("loss");
    }

    private GraphSpec infer() {
        GraphBuilder g = new GraphBuilder(dtype(), false);
        Embedded e = host.embed(g);
        SDVariable logit = g.output("logit", whole(host.logit(g, e.h(), DenseLayers.plain()), e));
        g.output("h", e.h());
        g.output("probability", g.sd().nn().sigmoid(logit));
        g.output(OFFSET, e.offset() == null ? logit.mul(0) : e.offset());
        g.output("threshold", g.sd().nn().sigmoid(gate.logit(g, GatingUnit.item(g, host, e.h()), host.itemColumns().length)));
        return g.build(null);
    }

    private GraphSpec head() {
        GraphBuilder g = new GraphBuilder(dtype(), false);
        SDVariable logit = host.logit(g, g.input("h", -1, host.width()), DenseLayers.plain()).add(g.input(OFFSET, -1, 1));
        g.output("probability", g.sd().nn().sigmoid(logit));
        g.output("total", logit.sum());
        return g.build("total");
    }

    private GraphSpec masked(MaskedLayers layers) {
        GraphBuilder g = new GraphBuilder(dtype(), false);
        SDVariable logit = host.logit(g, g.input("h", -1, -1, host.width()), layers).add(g.input(OFFSET, -1, -1, 1));
        g.output("probability", g.sd().nn().sigmoid(logit));
        return g.build(null);
    }

    private GraphSpec watched(WatchedLayers layers) {
        GraphBuilder g = new GraphBuilder(dtype(), false);
        SDVariable logit = host.logit(g, g.input("h", -1, host.width()), layers).add(g.input(OFFSET, -1, 1));
        g.output("total", g.sd().nn().sigmoid(logit).sum());
        return g.build("total");
    }
}
