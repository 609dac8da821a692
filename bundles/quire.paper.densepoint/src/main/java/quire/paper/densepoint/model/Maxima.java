package quire.paper.densepoint.model;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import quire.nn.GraphBuilder;

/**
 * The maximum over neighbours, as a pooling: its backward pass writes one value for each maximum, whereas that of a reduction compares,
 * counts and divides all of them.
 */
final class Maxima {
    private Maxima() {
    }

    /**
     * Maxima of groups of rows.
     *
     * @param z [groups x count, channels], the rows of a group one after the other
     * @return [groups, channels]
     */
    static SDVariable over(GraphBuilder g, SDVariable z, int count, int channels) {
        if (count == 1) {
            return z;
        }
        Pooling2DConfig config = Pooling2DConfig.builder().kH(count).kW(1).sH(count).sW(1).isNHWC(true).build();
        return g.sd().reshape(g.sd().cnn().maxPooling2d(g.sd().reshape(z, -1, count, 1, channels), config), -1, channels);
    }
}
