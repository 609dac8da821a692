package quire.paper.fontgan.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.conv.Conv2d;
import quire.nn.conv.FeatureMap;
import quire.nn.conv.GroupNorm;
import quire.nn.conv.Resampling;
import quire.nn.layer.Dense;

/**
 * The sheet's networks (section 1, table): strided convolutions with instance normalisation, nearest-neighbour decoders and
 * discriminators of patches. Content maps keep at least 8 cells a side: glyphs below 64 are halved twice, others three times.
 *
 * @param channels base width; content maps have four times as many
 * @param latent   numbers of a style
 * @param residual residual blocks of a content encoder
 * @param fonts    fonts the classifier knows
 * @param side     side of a glyph
 */
public record ConvNetworks(int channels, int latent, int residual, int fonts, int side) implements Networks {
    private static final double EPSILON = 1e-5;
    private static final int THREE_HALVINGS = 64;
    private static final Init FIRST = Init.normal(0.02);

    @Override
    public Style style(GraphBuilder root, FeatureMap glyph) {
        GraphBuilder g = root.in("style");
        FeatureMap x = Leaky.of(g, halved(g, "c1", glyph, channels));
        for (int i = 2; i <= 4; i++) {
            x = Leaky.of(g, norm(g, "n" + i, halved(g, "c" + i, x, channels << Math.min(i - 1, 3))));
        }
        int cells = x.channels() * x.height() * x.width();
        SDVariable flat = g.sd().reshape(x.value(), -1, cells);
        SDVariable lv = Dense.linear(g, "lv", flat, cells, latent);
        return new Style(Dense.linear(g, "mu", flat, cells, latent), g.sd().math().clipByValue(lv, -8, 8));
    }

    @Override
    public FeatureMap content(GraphBuilder root, String name, FeatureMap glyph) {
        GraphBuilder g = root.in(name);
        FeatureMap x = relu(g, norm(g, "n0", Conv2d.same(channels, 5).apply(g, "c0", glyph)));
        int halvings = glyph.height() < THREE_HALVINGS ? 2 : 3;
        for (int i = 1; i <= halvings; i++) {
            x = relu(g, norm(g, "n" + i, halved(g, "c" + i, x, channels << Math.min(i, 2))));
        }
        for (int i = 0; i < residual; i++) {
            GraphBuilder r = g.in("r" + i);
            FeatureMap inner = relu(r, norm(r, "n1", Conv2d.same(x.channels(), 3).apply(r, "c1", x)));
            x = x.plus(norm(r, "n2", Conv2d.same(x.channels(), 3).apply(r, "c2", inner)));
        }
        return x;
    }

    @Override
    public FeatureMap decode(GraphBuilder root, String name, FeatureMap content, SDVariable style) {
        GraphBuilder g = root.in(name);
        FeatureMap x = style == null ? content : Tiled.behind(g, content, style, latent);
        for (int i = 1; x.height() < side; i++) {
            FeatureMap wide = Resampling.nearestTwice(g, x);
            x = relu(g, norm(g, "n" + i, Conv2d.same(4 * channels >> i, 3).apply(g, "c" + i, wide)));
        }
        FeatureMap y = Conv2d.same(1, 3).from(FIRST, Init.zeros()).apply(g, "out", x);
        return y.with(g.sd().math().tanh(y.value()));
    }

    @Override
    public Judgement judge(GraphBuilder root, String name, FeatureMap glyph) {
        GraphBuilder g = root.in(name);
        FeatureMap x = Leaky.of(g, halved(g, "c1", glyph, channels));
        for (int i = 2; i <= 4; i++) {
            x = Leaky.of(g, norm(g, "n" + i, halved(g, "c" + i, x, channels << Math.min(i - 1, 2))));
        }
        SDVariable logits = Conv2d.same(1, 3).from(FIRST, Init.zeros()).apply(g, "adv", x).value();
        if (!name.equals(STYLED)) {
            return new Judgement(logits, null);
        }
        int cells = x.channels() * x.height() * x.width();
        return new Judgement(logits, Dense.linear(g, "cls", g.sd().reshape(x.value(), -1, cells), cells, fonts));
    }

    private static FeatureMap halved(GraphBuilder g, String name, FeatureMap x, int out) {
        return new Conv2d(out, 4, 2, 1, 1, null, Init.zeros()).apply(g, name, x);
    }

    private static FeatureMap norm(GraphBuilder g, String name, FeatureMap x) {
        return GroupNorm.apply(g, name, x, x.channels(), EPSILON);
    }

    private static FeatureMap relu(GraphBuilder g, FeatureMap x) {
        return x.with(g.sd().nn().relu(x.value(), 0));
    }
}
