package quire.nn.backbone;

import java.util.ArrayList;
import java.util.List;
import quire.nn.GraphBuilder;
import quire.nn.conv.Conv2d;
import quire.nn.conv.ConvNorm;
import quire.nn.conv.FeatureMap;
import quire.nn.conv.Pooling;

/**
 * Residual network (He et al., arXiv:1512.03385), torchvision's form: in bottlenecks the 3x3 convolution has the stride. The small form
 * has a 3x3 stem without pooling and strides in every stage.
 *
 * @param small      the form for small pictures
 * @param bottleneck whether blocks are 1x1, 3x3, 1x1 with four times the width at the end
 * @param stem       channels of the first convolution
 * @param widths     of the stages
 * @param blocks     in each stage
 */
public record ResNet(boolean small, boolean bottleneck, int stem, int[] widths, int[] blocks) implements Backbone {
    private static final int EXPANSION = 4;

    public ResNet {
        widths = widths.clone();
        blocks = blocks.clone();
        if (widths.length == 0 || widths.length != blocks.length) {
            throw new IllegalArgumentException(widths.length + " widths for " + blocks.length + " stages");
        }
    }

    /** The small form with basic blocks; stages have strides 4, 8, 16… */
    public static ResNet tiny(int blocks, int... widths) {
        int[] depth = new int[widths.length];
        java.util.Arrays.fill(depth, blocks);
        return new ResNet(true, false, widths[0], widths, depth);
    }

    @Override
    public int[] strides() {
        int[] s = new int[widths.length];
        for (int i = 0; i < s.length; i++) {
            s[i] = 4 << i;
        }
        return s;
    }

    @Override
    public int[] channels() {
        int[] c = widths.clone();
        for (int i = 0; i < c.length && bottleneck; i++) {
            c[i] *= EXPANSION;
        }
        return c;
    }

    @Override
    public List<FeatureMap> maps(GraphBuilder g, FeatureMap image) {
        FeatureMap x = ConvNorm.relu(g, "conv1", "bn1", image, Conv2d.bare(stem, small ? 3 : 7, 2));
        if (!small) {
            x = Pooling.max(g, x, 3, 2, 1);
        }
        List<FeatureMap> out = new ArrayList<>();
        for (int s = 0; s < widths.length; s++) {
            for (int b = 0; b < blocks[s]; b++) {
                int stride = b == 0 && (s > 0 || small) ? 2 : 1;
                x = block(g.in("layer" + (s + 1)).in(Integer.toString(b)), x, widths[s], stride);
            }
            out.add(x);
        }
        return out;
    }

    private FeatureMap block(GraphBuilder g, FeatureMap x, int width, int stride) {
        FeatureMap y;
        int out = bottleneck ? EXPANSION * width : width;
        if (bottleneck) {
            y = ConvNorm.relu(g, "conv1", "bn1", x, Conv2d.bare(width, 1, 1));
            y = ConvNorm.relu(g, "conv2", "bn2", y, Conv2d.bare(width, 3, stride));
            y = ConvNorm.linear(g, "conv3", "bn3", y, Conv2d.bare(out, 1, 1));
        } else {
            y = ConvNorm.relu(g, "conv1", "bn1", x, Conv2d.bare(width, 3, stride));
            y = ConvNorm.linear(g, "conv2", "bn2", y, Conv2d.bare(width, 3, 1));
        }
        FeatureMap past = stride == 1 && x.channels() == out ? x
                : ConvNorm.linear(g, "downsample/0", "downsample/1", x, Conv2d.bare(out, 1, stride));
        return ConvNorm.relu(g, y.plus(past));
    }
}
