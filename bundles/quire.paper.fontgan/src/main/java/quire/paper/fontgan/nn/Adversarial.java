package quire.paper.fontgan.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;

/** Losses of generator and discriminator on raw logits of any shape, means over all of them. */
public enum Adversarial {
    /** Non-saturating cross entropy: D softplus(-real) + softplus(fake), G softplus(-fake). */
    BCE,
    /** Least squares with a half on every term. */
    LSGAN,
    /** Hinge for D, -fake for G. */
    HINGE;

    /** What the discriminator minimises. */
    public SDVariable discriminator(GraphBuilder g, SDVariable real, SDVariable fake) {
        return switch (this) {
            case BCE -> softplus(g, real.neg()).mean().add(softplus(g, fake).mean());
            case LSGAN -> g.sd().math().square(real.sub(1)).mean().add(g.sd().math().square(fake).mean()).mul(0.5);
            case HINGE -> g.sd().nn().relu(real.neg().add(1), 0).mean().add(g.sd().nn().relu(fake.add(1), 0).mean());
        };
    }

    /** What the generator minimises. */
    public SDVariable generator(GraphBuilder g, SDVariable fake) {
        return switch (this) {
            case BCE -> softplus(g, fake.neg()).mean();
            case LSGAN -> g.sd().math().square(fake.sub(1)).mean().mul(0.5);
            case HINGE -> fake.mean().neg();
        };
    }

    /** log(1 + e^x), finite and with the right slope everywhere. */
    private static SDVariable softplus(GraphBuilder g, SDVariable x) {
        SDVariable size = g.sd().math().abs(x);
        // (x + |x|)/2 instead of relu: its derivative at 0 is the right one
        return x.add(size).mul(0.5).add(g.sd().math().log(g.sd().math().exp(size.neg()).add(1)));
    }
}
