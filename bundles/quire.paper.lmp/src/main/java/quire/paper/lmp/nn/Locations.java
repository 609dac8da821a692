package quire.paper.lmp.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;

/**
 * Sampling of maps at N offsets (dx, dy) in cells shared by all positions (section 3.2): x(p + o), bilinear, 0 outside the map. Because
 * the offsets are shared, sampling is two products: rows [N, H, H], then columns [N, W, W]. The whole part of an offset has no gradient,
 * so that at whole offsets the gradient is the one to the right and below.
 */
public final class Locations {
    private final GraphBuilder g;
    private final int count;
    private final int height;
    private final int width;
    private final SDVariable rows;
    private final SDVariable columns;

    /** @param offsets [count, 2] */
    public Locations(GraphBuilder g, SDVariable offsets, int count, int height, int width) {
        this.g = g;
        this.count = count;
        this.height = height;
        this.width = width;
        this.columns = weights(component(offsets, 0), width);
        this.rows = weights(component(offsets, 1), height);
    }

    private SDVariable component(SDVariable offsets, int axis) {
        return g.sd().reshape(g.sd().slice(offsets, new int[] {0, axis}, new int[] {count, 1}), count, 1, 1);
    }

    /** [count, side, side]: weight of cell q for position p. */
    private SDVariable weights(SDVariable offset, int side) {
        SDVariable whole = g.sd().math().floor(offset);
        SDVariable part = offset.sub(whole);
        double[] distance = new double[side * side];
        for (int p = 0; p < side; p++) {
            for (int q = 0; q < side; q++) {
                distance[p * side + q] = p - q;
            }
        }
        SDVariable d = whole.add(g.constant(distance, 1, side, side));
        SDVariable near = hit(d);
        SDVariable far = hit(d.add(1));
        return near.sub(near.mul(part)).add(far.mul(part));
    }

    /** 1 where a whole number is 0. */
    private SDVariable hit(SDVariable d) {
        return g.sd().nn().relu(g.sd().math().abs(d).neg().add(1), 0);
    }

    int count() {
        return count;
    }

    /** Samples [images, channels, height, width]; gives [count, width, height, images, channels]. */
    public SDVariable sample(SDVariable map, int channels) {
        SDVariable lines = g.sd().tile(g.sd().reshape(g.sd().permute(map, 2, 0, 3, 1), 1, height, -1), count, 1, 1);
        SDVariable down = g.sd().reshape(g.sd().mmul(rows, lines), count, height, -1, width, channels);
        SDVariable upright = g.sd().reshape(g.sd().permute(down, 0, 3, 1, 2, 4), count, width, -1);
        return g.sd().reshape(g.sd().mmul(columns, upright), count, width, height, -1, channels);
    }

    /** Multiply-accumulates of sampling so many channels: four per value. */
    public void work(int channels) {
        g.work(4L * count * height * width * channels);
    }
}
