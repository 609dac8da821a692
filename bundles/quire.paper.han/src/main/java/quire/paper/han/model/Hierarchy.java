package quire.paper.han.model;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.attention.MultiHeadAttention;
import quire.nn.attention.Tokens;
import quire.nn.layer.Dense;
import quire.paper.han.skeleton.Layout;

/**
 * The four modules of HAN: joints of a finger become a finger (J-Att), fingers of a frame a hand (F-Att), frames of each of these
 * seven sequences a vector (T-Att), and the seven vectors one (Fusion-Att). F-Att does not feed back into the finger sequences. A
 * module that is switched off is a mean.
 */
final class Hierarchy {
    /** Finger groups of both hand layouts. */
    static final int GROUPS = 6;
    /** The groups and the hand. */
    static final int SEQUENCES = GROUPS + 1;

    private final GraphBuilder g;
    private final Settings s;
    private final int frames;
    private final SDVariable mask;
    private final String prefix;

    /**
     * @param g      scope of the stream
     * @param prefix of public outputs
     * @param mask   [rows, frames] or null
     */
    Hierarchy(GraphBuilder g, Settings s, int frames, SDVariable mask, String prefix) {
        this.g = g;
        this.s = s;
        this.frames = frames;
        this.mask = mask;
        this.prefix = prefix;
    }

    /**
     * Embeds joints and pools them to finger groups.
     *
     * @param points normalised coordinates [rows * frames * joints, 3]
     * @param relu   whether the shared input map ends in a ReLU
     * @return [rows * frames, 6, width]
     */
    SDVariable fingers(SDVariable points, Layout layout, boolean relu) {
        SDVariable frame = g.sd().reshape(points, -1, layout.joints() * 3);
        List<SDVariable> parts = new ArrayList<>();
        for (List<int[]> run : runs(layout)) {
            int length = run.get(0).length;
            // groups of one size go through J-Att as one batch: [rows * frames * groups, length, width]
            SDVariable chosen = g.sd().reshape(frame.mmul(selection(run, layout.joints())), -1, 3);
            SDVariable e = Dense.linear(g, "embed", chosen, 3, s.width(), Init.fanIn(3), Init.fanIn(3));
            SDVariable tokens = g.sd().reshape(relu ? g.sd().nn().relu(e, 0) : e, -1, length, s.width());
            int at = layout.groups().indexOf(run.get(0));
            SDVariable pooled = layer(s.jointAttention(), "joint", at, tokens, new Tokens(frames * run.size(), length), null, s.shared());
            parts.add(g.sd().reshape(pooled, -1, run.size(), s.width()));
        }
        return parts.size() == 1 ? parts.get(0) : g.sd().concat(1, parts.toArray(SDVariable[]::new));
    }

    /**
     * From finger features to one vector.
     *
     * @param fingers [rows * frames, 6, width]
     * @return [rows, width], or [rows, 7 * width] where fusion is {@code concat}
     */
    SDVariable fuse(SDVariable fingers) {
        int d = s.width();
        SDVariable hand = layer(s.fingerAttention(), "finger", 0, fingers, new Tokens(frames, GROUPS), null, true);
        g.output(prefix + "finger_features", g.sd().reshape(fingers, -1, frames, GROUPS, d));
        g.output(prefix + "hand_feature", g.sd().reshape(hand, -1, frames, d));
        SDVariable all = g.sd().reshape(g.sd().concat(1, fingers, g.sd().reshape(hand, -1, 1, d)), -1, frames, SEQUENCES, d);
        SDVariable sequences = g.sd().permute(all, 0, 2, 1, 3);
        SDVariable vectors = g.output(prefix + "fusion_input", g.sd().reshape(time(sequences), -1, SEQUENCES, d));
        return g.output(prefix + "fused", s.fusion().equals("concat") ? g.sd().reshape(vectors, -1, SEQUENCES * d)
                : layer(s.fusion().equals("att"), "fusion", 0, vectors, new Tokens(1, SEQUENCES), null, true));
    }

    /** Width of what {@link #fuse} gives. */
    static int fusedWidth(Settings s) {
        return s.fusion().equals("concat") ? SEQUENCES * s.width() : s.width();
    }

    /** [rows, 7, frames, width] to [rows * 7, width] in that order. */
    private SDVariable time(SDVariable sequences) {
        int d = s.width();
        if (s.shared() || !s.timeAttention()) {
            Tokens tokens = new Tokens(SEQUENCES, frames);
            return layer(s.timeAttention(), "temporal", 0, g.sd().reshape(sequences, -1, frames, d), tokens, mask, true);
        }
        List<SDVariable> out = new ArrayList<>();
        SDVariable[] each = g.sd().unstack(sequences, 1, SEQUENCES);
        for (int i = 0; i < SEQUENCES; i++) {
            out.add(layer(true, "temporal", i, each[i], new Tokens(1, frames), mask, false));
        }
        return g.sd().stack(1, out.toArray(SDVariable[]::new));
    }

    /** One module: attention then mean over tokens, or the mean alone. Result [sequences, width]. */
    private SDVariable layer(boolean attend, String name, int index, SDVariable x, Tokens tokens, SDVariable hide, boolean shared) {
        SDVariable y = x;
        if (attend) {
            SDVariable bias = hide == null ? null : MultiHeadAttention.keyMask(g, hide, tokens);
            AttentionLayer.Result r = AttentionLayer.apply(g, shared ? name : name + index, "noise" + index, x, tokens, s,
                    s.positionsIn(name), bias);
            g.output(prefix + "attention_" + name + index, r.maps());
            y = r.y();
        }
        return hide == null ? y.mean(1) : maskedMean(g, y, tokens, hide, s.width());
    }

    /** Mean over the tokens that are real; [sequences, width]. */
    static SDVariable maskedMean(GraphBuilder g, SDVariable y, Tokens tokens, SDVariable hide, int width) {
        SDVariable byRow = g.sd().reshape(y, -1, tokens.perRow(), tokens.length(), width);
        SDVariable sum = byRow.mul(g.sd().reshape(hide, -1, 1, tokens.length(), 1)).sum(2);
        return g.sd().reshape(sum.div(g.sd().reshape(hide.sum(1), -1, 1, 1)), -1, width);
    }

    /** Neighbouring groups of one size; each on its own where weights are not shared. */
    private List<List<int[]>> runs(Layout layout) {
        List<List<int[]>> runs = new ArrayList<>();
        for (int[] group : layout.groups()) {
            boolean joins = s.shared() && !runs.isEmpty() && runs.get(runs.size() - 1).get(0).length == group.length;
            if (!joins) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(group);
        }
        return runs;
    }

    /** A 0/1 matrix that picks the joints of groups, in their order, out of a frame. */
    private SDVariable selection(List<int[]> run, int joints) {
        int length = run.get(0).length;
        int columns = run.size() * length * 3;
        double[] m = new double[joints * 3 * columns];
        for (int i = 0; i < run.size(); i++) {
            for (int k = 0; k < length; k++) {
                for (int c = 0; c < 3; c++) {
                    m[(run.get(i)[k] * 3 + c) * columns + (i * length + k) * 3 + c] = 1;
                }
            }
        }
        return g.constant(m, joints * 3L, columns);
    }
}
