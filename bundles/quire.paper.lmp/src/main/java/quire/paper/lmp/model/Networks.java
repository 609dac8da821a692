package quire.paper.lmp.model;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.nn.GraphBuilder;
import quire.nn.backbone.ResNet;
import quire.nn.conv.Conv2d;
import quire.nn.conv.ConvNorm;
import quire.nn.conv.FeatureMap;
import quire.paper.lmp.nn.FlowWarp;

/** The networks of a video detector: low, high, and what carries features over. */
record Networks(LmpConfig config, int width, int blocks) {
    static final int STRIDE = 8;
    static final int LOW = 24;
    private static final int[] LOW_WIDTHS = {16, LOW};
    private static final int DILATION = 6;

    FeatureMap low(GraphBuilder g, FeatureMap image) {
        return ResNet.tiny(1, LOW_WIDTHS).maps(g.in("low"), image).get(1);
    }

    FeatureMap high(GraphBuilder g, FeatureMap low) {
        FeatureMap x = ConvNorm.relu(g, "high/enter", "high/enter_norm", low, Conv2d.bare(width, 1, 1));
        for (int b = 0; b < blocks; b++) {
            String n = "high/" + b + "/";
            FeatureMap y = ConvNorm.relu(g, n + "conv1", n + "norm1", x, Conv2d.bare(width, 3, 1));
            x = ConvNorm.relu(g, x.plus(ConvNorm.linear(g, n + "conv2", n + "norm2", y, Conv2d.bare(width, 3, 1))));
        }
        return ConvNorm.relu(g, new Conv2d(config.channels(), 3, 1, DILATION, DILATION, null, Init.zeros()).apply(g, "high/leave", x));
    }

    FeatureMap bridge(GraphBuilder g, FeatureMap low) {
        return config.bridge().apply(g, "bridge", low);
    }

    SDVariable offsets(GraphBuilder g) {
        return g.output("offsets", g.parameter("offsets", config.first(), config.count(), 2));
    }

    /** The old feature where the new frame has it. @param use key2key or key2cur, which have embeddings of their own and share the offsets */
    FeatureMap align(GraphBuilder g, String use, FeatureMap old, FeatureMap oldLow, FeatureMap fresh, FeatureMap freshLow) {
        if (!config.mode().equals("flow")) {
            return config.lsts().apply(g, "align/" + use, old, fresh, offsets(g), config.count()).map();
        }
        FeatureMap both = new FeatureMap(g.sd().concat(1, oldLow.value(), freshLow.value()), 2 * LOW, oldLow.height(), oldLow.width());
        FeatureMap x = ConvNorm.relu(g, Conv2d.same(LOW, 3).apply(g, "flow/conv1", both));
        SDVariable said = Conv2d.same(3, 3).from(Init.normal(0.01), Init.zeros()).apply(g, "flow/conv2", x).value();
        SDVariable scale = g.sd().slice(said, new int[] {0, 2, 0, 0}, new int[] {-1, 1, x.height(), x.width()}).add(1);
        return FlowWarp.apply(g, old, said, scale);
    }

    FeatureMap aggregate(GraphBuilder g, String use, FeatureMap own, FeatureMap aligned) {
        return config.quality().apply(g, "quality/" + use, own, aligned).map();
    }

    /** What a key frame is detected on, from the memory. */
    FeatureMap key(GraphBuilder g, FeatureMap memory, FeatureMap memoryLow, FeatureMap fresh, FeatureMap freshLow) {
        return config.remembers() ? aggregate(g, "key2key", fresh, align(g, "key2key", memory, memoryLow, fresh, freshLow)) : fresh;
    }

    /** What another frame is detected on, from the latest key. */
    FeatureMap other(GraphBuilder g, FeatureMap task, FeatureMap taskLow, FeatureMap low) {
        if (config.mode().equals("reuse")) {
            return task;
        }
        FeatureMap cheap = bridge(g, low);
        if (config.mode().equals("cheap")) {
            return cheap;
        }
        FeatureMap aligned = align(g, "key2cur", task, taskLow, cheap, low);
        return config.dfa() ? aggregate(g, "key2cur", cheap, aligned) : aligned;
    }
}
