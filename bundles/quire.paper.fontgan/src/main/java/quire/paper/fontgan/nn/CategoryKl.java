package quire.paper.fontgan.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;

/** Category-guided divergence of the font consistency module (abstract; formula of the sheet, section 1). */
public final class CategoryKl {
    private CategoryKl() {
    }

    /**
     * KL(N(mu, e^logvar) || N(m, e^prior)) of each row: 0.5 sum(prior - logvar + (e^logvar + (mu - m)^2) / e^prior - 1).
     *
     * @param mu     [rows, latent]
     * @param logvar [rows, latent]
     * @param mean   [rows, latent], the mean of each row's font
     * @param prior  [rows, latent] logarithm of its variance, or null for 1
     * @return [rows]
     */
    public static SDVariable perRow(GraphBuilder g, SDVariable mu, SDVariable logvar, SDVariable mean, SDVariable prior) {
        SDVariable spread = g.sd().math().exp(logvar).add(g.sd().math().square(mu.sub(mean)));
        SDVariable terms = prior == null ? spread.sub(logvar) : spread.mul(g.sd().math().exp(prior.neg())).add(prior).sub(logvar);
        return terms.sub(1).sum(1).mul(0.5);
    }

    /** mu + e^(logvar/2) noise. */
    public static SDVariable sample(GraphBuilder g, SDVariable mu, SDVariable logvar, SDVariable noise) {
        return mu.add(g.sd().math().exp(logvar.mul(0.5)).mul(noise));
    }
}
