package quire.paper.lmp.nn;

import quire.nn.GraphBuilder;
import quire.nn.conv.Conv2d;
import quire.nn.conv.ConvNorm;
import quire.nn.conv.FeatureMap;

/**
 * Brings a low-level feature near a high-level one (section 3.4). Parameters {@code <name>/conv1} to {@code conv3}.
 *
 * @param widths  channels of the three convolutions: 256, 256, 1024 in the code, 256, 512, 1024 in the text
 * @param kernel  side of the first kernel: 1 in the code, 3 in the text
 */
public record LowToHigh(int[] widths, int kernel) {
    public LowToHigh {
        widths = widths.clone();
    }

    public FeatureMap apply(GraphBuilder g, String name, FeatureMap x) {
        FeatureMap y = ConvNorm.relu(g, Conv2d.same(widths[0], kernel).apply(g, name + "/conv1", x));
        y = ConvNorm.relu(g, Conv2d.same(widths[1], 3).apply(g, name + "/conv2", y));
        return Conv2d.same(widths[2], 3).apply(g, name + "/conv3", y);
    }
}
