package quire.paper.densepoint.model;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;

/** PPools and blocks (sections 1.3 and 1.4): from clouds to the features of fewer and fewer points. */
final class Encoder {
    private final GraphBuilder g;
    private final Settings settings;
    private final PointInputs inputs;
    private final Layers layers;

    Encoder(GraphBuilder g, Settings settings, PointInputs inputs) {
        this.g = g;
        this.settings = settings;
        this.inputs = inputs;
        this.layers = new Layers(g, settings.momentum(), settings.aggregation());
    }

    Layers layers() {
        return layers;
    }

    /** Every level, the clouds first. Outputs {@code s<stage>/pool} and {@code s<stage>/e<layer>} name what they hold. */
    List<Level> levels() {
        List<Level> out = new ArrayList<>();
        out.add(inputs.cloud());
        for (int s = 0; s < settings.blocks().length; s++) {
            Level before = out.get(s);
            Level bare = inputs.centres(s, before);
            SDVariable f = layers.pconv("pool" + s, inputs.pool(s, before, bare), settings.poolWidth(s));
            g.output("s" + s + "/pool", f);
            out.add(block(s, new Level(bare.xyz(), f, bare.points(), settings.poolWidth(s))));
        }
        return out;
    }

    private Level block(int s, Level pooled) {
        Level at = pooled;
        layers.centres(pooled.points());
        int count = settings.blocks()[s];
        for (int j = 0; j < count; j++) {
            String name = "s" + s + "/e" + j;
            int width = settings.widthAfter(s, j + 1);
            int out = settings.dense() ? settings.growth() : width;
            Neighbours near = inputs.block(s, at);
            SDVariable h = settings.enhanced()
                    ? layers.enhanced(name, near, settings.groups(), settings.hidden(), out, j > 0, settings.dropout())
                    : layers.pconv(name, near, out);
            SDVariable y = settings.dense() ? g.sd().concat(1, at.features(), h) : h;
            if (j == count - 1 && (settings.enhanced() || settings.dense())) {
                y = layers.normed(name + "/bncat", y, width);
            }
            g.output(name, y);
            at = new Level(at.xyz(), y, at.points(), width);
        }
        return at;
    }
}
