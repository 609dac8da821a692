package quire.paper.lmp.model;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;
import quire.nn.backbone.Backbone;
import quire.nn.conv.FeatureMap;

/** The feature a frame is detected on, by the frame's role, as the backbone of a detector. */
record VideoBackbone(Networks networks, Use use) implements Backbone {
    /** Graph inputs beside the current frame: pictures of the old and new key; 1 where a frame is the one before it. */
    static final String OLD = "image_old";
    static final String NEW = "image_new";
    static final String SAME_KEYS = "old_is_new";
    static final String SAME_FRAME = "new_is_current";

    /** What the detector is for. */
    enum Use { PLAIN, TRIPLE, KEY, OTHER }

    @Override
    public int[] strides() {
        return new int[] {Networks.STRIDE};
    }

    @Override
    public int[] channels() {
        return new int[] {networks.config().channels()};
    }

    @Override
    public List<FeatureMap> maps(GraphBuilder g, FeatureMap image) {
        FeatureMap out = switch (use) {
            case PLAIN -> plain(g, image);
            case TRIPLE -> triple(g, image);
            case KEY -> key(g, image);
            case OTHER -> other(g, image);
        };
        g.output(State.TASK, out.value());
        return List.of(out);
    }

    private FeatureMap plain(GraphBuilder g, FeatureMap image) {
        FeatureMap low = networks.low(g, image);
        FeatureMap f = networks.high(g, low);
        g.output(State.LOW, low.value());
        g.output(State.MEMORY, f.value());
        return f;
    }

    private FeatureMap key(GraphBuilder g, FeatureMap image) {
        FeatureMap low = networks.low(g, image);
        FeatureMap f = networks.high(g, low);
        FeatureMap task = networks.key(g, state(g, State.MEMORY, f), state(g, State.LOW, low), f, low);
        double rho = networks.config().ratio();
        g.output(State.LOW, low.value());
        g.output(State.MEMORY, task.value().mul(rho).add(f.value().mul(1 - rho)));
        return task;
    }

    private FeatureMap other(GraphBuilder g, FeatureMap image) {
        int h = image.height() / Networks.STRIDE;
        int w = image.width() / Networks.STRIDE;
        int c = networks.config().channels();
        FeatureMap task = new FeatureMap(g.input(State.in(State.TASK), -1, c, h, w), c, h, w);
        boolean reuse = networks.config().mode().equals("reuse");
        FeatureMap low = reuse ? null : networks.low(g, image);
        return networks.other(g, task, reuse ? null : state(g, State.LOW, low), low);
    }

    private static FeatureMap state(GraphBuilder g, String name, FeatureMap like) {
        return like.with(g.input(State.in(name), -1, like.channels(), like.height(), like.width()));
    }

    private FeatureMap triple(GraphBuilder g, FeatureMap image) {
        SDVariable three = g.sd().concat(0, g.input(OLD, -1, 3, image.height(), image.width()), g.input(NEW, -1, 3, image.height(), image.width()),
                image.value());
        FeatureMap low = networks.low(g, image.with(three));
        SDVariable[] lows = g.sd().split(low.value(), 3, 0);
        FeatureMap high = networks.high(g, low.with(g.sd().concat(0, lows[0], lows[1])));
        SDVariable[] highs = g.sd().split(high.value(), 2, 0);
        FeatureMap fresh = high.with(highs[1]);
        FeatureMap task = networks.key(g, high.with(highs[0]), low.with(lows[0]), fresh, low.with(lows[1]));
        task = chosen(g, SAME_KEYS, fresh, task);
        FeatureMap out = networks.other(g, task, low.with(lows[1]), low.with(lows[2]));
        return chosen(g, SAME_FRAME, task, out);
    }

    private static FeatureMap chosen(GraphBuilder g, String name, FeatureMap where, FeatureMap otherwise) {
        SDVariable m = g.sd().reshape(g.input(name, -1, 1), -1, 1, 1, 1);
        return otherwise.with(otherwise.value().add(where.value().sub(otherwise.value()).mul(m)));
    }
}
