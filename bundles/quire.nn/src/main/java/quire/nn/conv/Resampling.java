package quire.nn.conv;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;

/**
 * Changes of size that are linear and treat rows and columns alike: out = R x C' with constant matrices, so that the gradient is a
 * product too.
 */
public final class Resampling {
    private Resampling() {
    }

    /** Twice the size, every cell four times. */
    public static FeatureMap nearestTwice(GraphBuilder g, FeatureMap x) {
        return new FeatureMap(g.sd().cnn().upsampling2d(x.value(), 2, 2, true), x.channels(), 2 * x.height(), 2 * x.width());
    }

    /** Nearest cell, for any size; the fast way where the size doubles. */
    public static FeatureMap nearest(GraphBuilder g, FeatureMap x, int height, int width) {
        if (height == x.height() && width == x.width()) {
            return x;
        }
        if (height == 2 * x.height() && width == 2 * x.width()) {
            return nearestTwice(g, x);
        }
        return separable(g, x, ResamplingMatrix.nearest(x.height(), height), ResamplingMatrix.nearest(x.width(), width));
    }

    /** Bilinear interpolation; see {@link ResamplingMatrix#bilinear}. */
    public static FeatureMap bilinear(GraphBuilder g, FeatureMap x, int height, int width, boolean alignCorners) {
        if (height == x.height() && width == x.width()) {
            return x;
        }
        return separable(g, x, ResamplingMatrix.bilinear(x.height(), height, alignCorners),
                ResamplingMatrix.bilinear(x.width(), width, alignCorners));
    }

    /** Adaptive average pooling; see {@link ResamplingMatrix#adaptiveAverage}. */
    public static FeatureMap adaptiveAverage(GraphBuilder g, FeatureMap x, int height, int width) {
        return separable(g, x, ResamplingMatrix.adaptiveAverage(x.height(), height), ResamplingMatrix.adaptiveAverage(x.width(), width));
    }

    /**
     * Any separable linear map.
     *
     * @param rows    [out height][height]
     * @param columns [out width][width]
     */
    public static FeatureMap separable(GraphBuilder g, FeatureMap x, double[][] rows, double[][] columns) {
        int h = rows.length;
        int w = columns.length;
        SDVariable across = g.sd().reshape(x.value(), -1, x.width()).mmul(turned(g, columns));
        SDVariable upright = g.sd().permute(g.sd().reshape(across, -1, x.height(), w), 0, 2, 1);
        SDVariable down = g.sd().reshape(upright, -1, x.height()).mmul(turned(g, rows));
        SDVariable y = g.sd().permute(g.sd().reshape(down, -1, x.channels(), w, h), 0, 1, 3, 2);
        return new FeatureMap(y, x.channels(), h, w);
    }

    /** The transpose as a constant. */
    private static SDVariable turned(GraphBuilder g, double[][] m) {
        int out = m.length;
        int in = m[0].length;
        double[] flat = new double[in * out];
        for (int i = 0; i < in; i++) {
            for (int o = 0; o < out; o++) {
                flat[i * out + o] = m[o][i];
            }
        }
        return g.constant(flat, in, out);
    }
}
