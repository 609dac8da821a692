package quire.paper.fontgan.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;
import quire.nn.conv.FeatureMap;

/** Leaky rectifier with slope 0.2, composed because the backward pass of SameDiff's own rounds the slope to float. */
final class Leaky {
    private Leaky() {
    }

    static FeatureMap of(GraphBuilder g, FeatureMap x) {
        SDVariable size = g.sd().math().abs(x.value());
        return x.with(x.value().mul(0.6).add(size.mul(0.4)));
    }
}
