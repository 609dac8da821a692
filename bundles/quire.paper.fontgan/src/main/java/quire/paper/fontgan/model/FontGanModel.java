package quire.paper.fontgan.model;

import java.util.LinkedHashSet;
import java.util.Set;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.QuireException;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.model.Model;
import quire.api.model.NoiseSpec;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;
import quire.nn.loss.Losses;
import quire.paper.fontgan.nn.CategoryKl;
import quire.paper.fontgan.nn.Networks;
import quire.paper.fontgan.nn.Networks.Judgement;
import quire.paper.fontgan.nn.Networks.Style;

/**
 * FontGAN as graphs that share parameters by name: {@code train} updates the generator, {@code discriminator} both discriminators on
 * given fakes, {@code prior} the content prior's auto-encoder, whose code {@code train} takes as a given target.
 */
public final class FontGanModel implements Model {
    private static final int CELL = 8;
    private final Networks nets;
    private final Settings settings;
    private final int side;
    private final int fonts;
    private final DType dtype;

    public FontGanModel(Networks nets, Settings settings, int side, int fonts, DType dtype) {
        if (side % CELL != 0 || side < CELL) {
            throw QuireException.of("glyphs of side %d do not halve three times; choose size=32, 48, 64 or another multiple of 8", side);
        }
        this.nets = nets;
        this.settings = settings;
        this.side = side;
        this.fonts = fonts;
        this.dtype = dtype;
    }

    public Settings settings() {
        return settings;
    }

    public int latent() {
        return nets.latent();
    }

    @Override
    public Set<String> graphs() {
        Set<String> names = new LinkedHashSet<>(Set.of(TRAIN, INFER, Names.STYLISE));
        if (settings.cpm()) {
            names.add(Names.PRIOR);
        }
        if (settings.adversarial() != null) {
            names.add(Names.DISCRIMINATOR);
        }
        return names;
    }

    @Override
    public GraphSpec graph(String name) {
        GraphBuilder g = new GraphBuilder(dtype, name.equals(TRAIN));
        return switch (name) {
            case TRAIN -> generator(g);
            case INFER -> infer(g);
            case Names.STYLISE -> stylise(g);
            case Names.PRIOR -> prior(g);
            case Names.DISCRIMINATOR -> discriminator(g);
            default -> throw new IllegalArgumentException("no graph " + name);
        };
    }

    private FeatureMap glyph(GraphBuilder g, String name) {
        return new FeatureMap(g.input(name, -1, 1, side, side), 1, side, side);
    }

    /** The mean of each row's font; fonts start apart, on the axes of the latent space. */
    private SDVariable fontMean(GraphBuilder g) {
        int[] at = {0};
        Init first = r -> {
            int font = at[0] / nets.latent();
            int axis = at[0]++ % nets.latent();
            return axis == font % nets.latent() ? settings.radius() * (font / nets.latent() % 2 == 0 ? 1 : -1) : 0;
        };
        return g.input(Names.FONT, -1, fonts).mmul(g.parameter(Names.PRIOR_MEAN, first, fonts, nets.latent()));
    }

    private static SDVariable error(GraphBuilder g, FeatureMap made, FeatureMap wanted) {
        return g.sd().math().abs(made.value().sub(wanted.value())).mean();
    }

    private static SDVariable squared(GraphBuilder g, FeatureMap code, SDVariable target) {
        return g.sd().math().square(code.value().sub(target)).mean();
    }

    private GraphSpec generator(GraphBuilder g) {
        FeatureMap styled = glyph(g, Names.STYLED);
        FeatureMap standard = glyph(g, Names.STANDARD);
        FeatureMap own = nets.content(g, "content", standard);
        FeatureMap other = settings.destylise() ? nets.content(g, "content", styled) : null;
        Total total = new Total(g);
        if (settings.stylise()) {
            FeatureMap made = nets.decode(g, "sty_dec", own, trainedStyle(g, total));
            g.output(Names.FAKE_STYLED, made.value());
            total.add("rec_sty", error(g, made, styled), settings.wRec());
            if (settings.adversarial() != null) {
                Judgement j = nets.judge(g, Networks.STYLED, made);
                total.add("adv_sty", settings.adversarial().generator(g, j.logits()), settings.wAdv());
                total.add("cls", Losses.crossEntropy(g, j.fonts(), g.input(Names.FONT, -1, fonts)), settings.wCls());
            }
        }
        if (settings.destylise()) {
            FeatureMap made = nets.decode(g, "de_dec", other, null);
            g.output(Names.FAKE_STANDARD, made.value());
            total.add("rec_de", error(g, made, standard), settings.wRec());
            if (settings.adversarial() != null) {
                SDVariable logits = nets.judge(g, Networks.STANDARD, made).logits();
                total.add("adv_std", settings.adversarial().generator(g, logits), settings.wAdv());
            }
        }
        if (settings.cpm()) {
            SDVariable code = g.input(Names.CODE, -1, own.channels(), own.height(), own.width());
            SDVariable near = squared(g, own, code);
            total.add("cp", other == null ? near : near.add(squared(g, other, code)), settings.wCp());
        }
        return total.build();
    }

    private SDVariable trainedStyle(GraphBuilder g, Total total) {
        switch (settings.style()) {
            case "embedding":
                return fontMean(g);
            case "encoder":
                Style s = nets.style(g, glyph(g, Names.REFERENCE));
                g.output(Names.MU, s.mu());
                g.output("logvar", s.logvar());
                SDVariable mean = fontMean(g);
                if (!settings.kl().equals("none")) {
                    SDVariable target = settings.kl().equals("category") ? mean : mean.mul(0);
                    SDVariable kl = CategoryKl.perRow(g, s.mu(), s.logvar(), target, null).mean();
                    total.add("kl", kl, g.sd().reshape(g.input(Names.KL_WEIGHT, 1), new long[0]));
                }
                return g.output(Names.Z, CategoryKl.sample(g, s.mu(), s.logvar(), g.input(Names.NOISE, -1, nets.latent())));
            default:
                return null;
        }
    }

    private GraphSpec discriminator(GraphBuilder g) {
        Total total = new Total(g);
        if (settings.stylise()) {
            Judgement real = nets.judge(g, Networks.STYLED, glyph(g, Names.STYLED));
            SDVariable fake = nets.judge(g, Networks.STYLED, glyph(g, Names.FAKE_STYLED)).logits();
            total.add("d_sty", settings.adversarial().discriminator(g, real.logits(), fake), 1);
            total.add("d_cls", Losses.crossEntropy(g, real.fonts(), g.input(Names.FONT, -1, fonts)), 1);
        }
        if (settings.destylise()) {
            SDVariable real = nets.judge(g, Networks.STANDARD, glyph(g, Names.STANDARD)).logits();
            SDVariable fake = nets.judge(g, Networks.STANDARD, glyph(g, Names.FAKE_STANDARD)).logits();
            total.add("d_std", settings.adversarial().discriminator(g, real, fake), 1);
        }
        return total.build();
    }

    private GraphSpec prior(GraphBuilder g) {
        FeatureMap standard = glyph(g, Names.STANDARD);
        FeatureMap code = nets.content(g, "cpm", standard);
        g.output(Names.CODE, code.value());
        FeatureMap made = nets.decode(g, "cpm_dec", code, null);
        g.output("cpm_rec", made.value());
        Total total = new Total(g);
        total.add("ae", error(g, made, standard), 1);
        return total.build();
    }

    /** Every output is always there; a direction that is not trained gives its input back. */
    private GraphSpec infer(GraphBuilder g) {
        FeatureMap standard = glyph(g, Names.STANDARD);
        FeatureMap styled = glyph(g, Names.STYLED);
        FeatureMap reference = glyph(g, Names.REFERENCE);
        SDVariable mean = fontMean(g);
        SDVariable mu = settings.stylise() && settings.style().equals("encoder") ? nets.style(g, reference).mu() : mean;
        g.output(Names.MU, mu);
        SDVariable drawn = mean.add(g.noise("draw", NoiseSpec.Kind.NORMAL, 0, -1, nets.latent()));
        if (settings.stylise()) {
            FeatureMap own = nets.content(g, "content", standard);
            boolean free = settings.style().equals("encoder");
            SDVariable made = nets.decode(g, "sty_dec", own, settings.style().equals("none") ? null : mu).value();
            SDVariable anchor = settings.kl().equals("category") ? drawn : drawn.sub(mean);
            g.output(Names.FAKE_STYLED, made);
            g.output(Names.SAMPLED, free ? nets.decode(g, "sty_dec", own, anchor).value() : made.mul(1));
        } else {
            g.output(Names.FAKE_STYLED, standard.value().mul(1));
            g.output(Names.SAMPLED, standard.value().mul(1));
        }
        g.output(Names.FAKE_STANDARD, settings.destylise()
                ? nets.decode(g, "de_dec", nets.content(g, "content", styled), null).value() : styled.value().mul(1));
        return g.build(null);
    }

    private GraphSpec stylise(GraphBuilder g) {
        FeatureMap own = nets.content(g, "content", glyph(g, Names.STANDARD));
        SDVariable z = settings.style().equals("none") ? null : g.input(Names.Z, -1, nets.latent());
        g.output(Names.FAKE_STYLED, nets.decode(g, "sty_dec", own, z).value());
        return g.build(null);
    }
}
