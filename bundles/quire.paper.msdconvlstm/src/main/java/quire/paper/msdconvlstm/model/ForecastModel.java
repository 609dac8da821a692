package quire.paper.msdconvlstm.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;

/**
 * Encoder and forecaster. Every step's elements are encoded by the same two convolutions to half the size; a recurrent encoder reads
 * them from a state of zeros. Nowcast: a recurrent decoder starts from the encoder's states and reads its own last state at each
 * lead. Post-process: elements are those at the leads, and each step's state is read out. Read-out: nearest x2, 3x3, 1x1, positive.
 */
public final class ForecastModel implements Model {
    private static final int STRIDE = 2;
    private final Settings settings;
    private final WeatherShape shape;
    private final DType dtype;

    public ForecastModel(Settings settings, WeatherShape shape, DType dtype) {
        this.settings = settings;
        this.shape = shape;
        this.dtype = dtype;
    }

    @Override
    public Map<String, Double> costs() {
        long half = (long) shape.height() * shape.width() / Ends.QUARTER;
        int elements = settings.rainOnly() ? 1 : shape.elements();
        long encode = settings.branches() ? 9L * elements * settings.stem() + 9L * elements * settings.stem() * settings.encoded() + (long) elements * settings.encoded() * settings.encoded()
                : 9L * elements * settings.stem() + 9L * settings.stem() * settings.encoded();
        CellShape first = settings.cell();
        CellShape other = first.from(first.hidden());
        long encoder = first.gates().perCell(first) + (settings.layers() - 1L) * other.gates().perCell(other);
        long decoder = shape.postprocess() ? 0 : settings.layers() * other.gates().perCell(other);
        long head = Ends.QUARTER * (9L * first.hidden() * settings.head() + settings.head());
        return Map.of("mmacs", half * (shape.steps() * (encode + encoder) + shape.out() * (decoder + head)) / 1e6, "cell_params", (double) first.parameters());
    }

    @Override
    public GraphSpec graph(String name) {
        return build(new GraphBuilder(dtype, TRAIN.equals(name)));
    }

    GraphSpec build(GraphBuilder g) {
        SDVariable[] encoded = encoded(g);
        int layers = settings.layers();
        ConvLstm.State[] states = new ConvLstm.State[layers];
        Arrays.fill(states, ConvLstm.State.ZERO);
        List<SDVariable> tops = new ArrayList<>();
        for (SDVariable x : encoded) {
            tops.add(advance(g, "encoder", x, states, settings.cell()));
        }
        if (!shape.postprocess()) {
            tops.clear();
            CellShape own = settings.cell().from(settings.cell().hidden());
            for (int lead = 0; lead < shape.out(); lead++) {
                tops.add(advance(g, "decoder", states[0].h(), states, own));
            }
        }
        return Ends.end(g, readOut(g, tops), shape, settings.loss());
    }

    /** One step of all layers; gives the uppermost state. */
    private static SDVariable advance(GraphBuilder g, String name, SDVariable x, ConvLstm.State[] states, CellShape first) {
        SDVariable in = x;
        for (int l = 0; l < states.length; l++) {
            states[l] = ConvLstm.step(g.in(name + l), in, states[l], l == 0 ? first : first.from(first.hidden()));
            in = states[l].h();
        }
        return in;
    }

    /** All steps as rows of one batch: one convolution instead of one per step. */
    private SDVariable[] encoded(GraphBuilder g) {
        SDVariable[] steps = Ends.steps(g, shape, settings.rainOnly(), settings.cell().peep());
        SDVariable all = rows(g, Arrays.asList(steps));
        int elements = settings.rainOnly() ? 1 : shape.elements();
        SDVariable f = settings.branches() && elements > 1 ? branches(g, all, elements) : stem(g, "stem", all, elements);
        return split(g, f, steps.length);
    }

    private SDVariable branches(GraphBuilder g, SDVariable x, int elements) {
        SDVariable[] each = g.sd().split(x, elements, 1);
        for (int e = 0; e < elements; e++) {
            each[e] = stem(g, "stem" + e, each[e], 1);
        }
        return Kernels.leaky(g, Kernels.layer(g, "join", g.sd().concat(1, each), elements * settings.encoded(), settings.encoded(), 1, 1));
    }

    private SDVariable stem(GraphBuilder g, String name, SDVariable x, int in) {
        SDVariable first = Kernels.leaky(g, Kernels.layer(g, name + "/1", x, in, settings.stem(), 3, STRIDE));
        return Kernels.leaky(g, Kernels.layer(g, name + "/2", first, settings.stem(), settings.encoded(), 3, 1));
    }

    private SDVariable readOut(GraphBuilder g, List<SDVariable> tops) {
        SDVariable up = Kernels.twice(g, rows(g, tops));
        SDVariable wide = Kernels.leaky(g, Kernels.layer(g, "head/1", up, settings.cell().hidden(), settings.head(), 3, 1));
        SDVariable rain = Ends.positive(g, Kernels.layer(g, "head/2", wide, settings.head(), 1, 1, 1), settings.relu());
        SDVariable[] leads = split(g, rain, tops.size());
        return leads.length == 1 ? leads[0] : g.sd().concat(1, leads);
    }

    private static SDVariable rows(GraphBuilder g, List<SDVariable> parts) {
        return parts.size() == 1 ? parts.get(0) : g.sd().concat(0, parts.toArray(SDVariable[]::new));
    }

    private static SDVariable[] split(GraphBuilder g, SDVariable v, int n) {
        return n == 1 ? new SDVariable[] {v} : g.sd().split(v, n, 0);
    }
}
