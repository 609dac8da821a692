package quire.paper.fontgan.nn;

import java.util.Arrays;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.conv.Conv2d;
import quire.nn.conv.FeatureMap;
import quire.nn.conv.Resampling;
import quire.nn.layer.Dense;

/** The networks of the golden step: 8x8 glyphs, three fonts, two latent numbers. */
public final class TinyNetworks implements Networks {
    @Override
    public int latent() {
        return 2;
    }

    private static FeatureMap conv(GraphBuilder g, String name, FeatureMap x, int out, int stride) {
        return new Conv2d(out, 3, stride, 1, 1, null, Init.zeros()).apply(g, name, x);
    }

    private static FeatureMap leaky(GraphBuilder g, String name, FeatureMap x, int out, int stride) {
        return Leaky.of(g, conv(g, name, x, out, stride));
    }

    @Override
    public Style style(GraphBuilder root, FeatureMap glyph) {
        GraphBuilder g = root.in("style");
        SDVariable flat = g.sd().reshape(leaky(g, "c1", glyph, 3, 2).value(), -1, 48);
        return new Style(Dense.linear(g, "mu", flat, 48, 2), Dense.linear(g, "lv", flat, 48, 2));
    }

    @Override
    public FeatureMap content(GraphBuilder root, String name, FeatureMap glyph) {
        GraphBuilder g = root.in(name);
        return leaky(g, "c2", leaky(g, "c1", glyph, 4, 2), 4, 1);
    }

    @Override
    public FeatureMap decode(GraphBuilder g, String name, FeatureMap content, SDVariable style) {
        FeatureMap x = style == null ? content : Tiled.behind(g, content, style, 2);
        FeatureMap y = conv(g, name, Resampling.nearestTwice(g, x), 1, 1);
        return y.with(g.sd().math().tanh(y.value()));
    }

    @Override
    public Judgement judge(GraphBuilder root, String name, FeatureMap glyph) {
        GraphBuilder g = root.in(name);
        FeatureMap x = leaky(g, "c2", leaky(g, "c1", glyph, 3, 2), 4, 2);
        double[] quarter = new double[4];
        Arrays.fill(quarter, 0.25);
        SDVariable mean = g.sd().reshape(g.sd().reshape(x.value(), -1, 4).mmul(g.constant(quarter, 4, 1)), -1, 4);
        SDVariable fonts = name.equals(STYLED) ? Dense.linear(g, "cls", mean, 4, 3) : null;
        return new Judgement(Dense.linear(g, "adv", mean, 4, 1), fonts);
    }
}
