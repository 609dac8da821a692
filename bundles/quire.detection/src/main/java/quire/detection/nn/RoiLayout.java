package quire.detection.nn;

import java.util.LinkedHashMap;
import java.util.Map;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/**
 * How regions travel in a batch: a fixed number per image, read with fixed bins from the maps of a few levels. The tensors are
 * {@code <prefix>_y<level>} [rows, count * bins, height], {@code <prefix>_x<level>} [rows, count, bins, width] with the weights of
 * cells, and {@code <prefix>_level} [rows, count, levels] with a 1 at the region's own level.
 *
 * @param prefix   of the names
 * @param count    regions per image, fewer are padded with zeros
 * @param bins     per side of a region
 * @param heights  of the maps, by level
 * @param widths   of the maps, by level
 * @param strides  pixels per cell, by level
 * @param sampling of cells
 * @param rule     of levels
 */
public record RoiLayout(String prefix, int count, int bins, int[] heights, int[] widths, int[] strides, AxisSampling sampling,
        LevelRule rule) {
    public RoiLayout {
        heights = heights.clone();
        widths = widths.clone();
        strides = strides.clone();
        if (heights.length != strides.length || widths.length != strides.length || rule.levels() != strides.length) {
            throw new IllegalArgumentException(strides.length + " strides, " + heights.length + " maps and a rule for " + rule.levels());
        }
    }

    public int levels() {
        return strides.length;
    }

    /** The same for another number of regions per image. */
    public RoiLayout holding(int regions) {
        return new RoiLayout(prefix, regions, bins, heights, widths, strides, sampling, rule);
    }

    public String rows(int level) {
        return prefix + "_y" + level;
    }

    public String columns(int level) {
        return prefix + "_x" + level;
    }

    public String level() {
        return prefix + "_level";
    }

    /** Empty tensors for a batch of so many images. */
    public Map<String, Tensor> tensors(DType dtype, int images) {
        Map<String, Tensor> t = new LinkedHashMap<>();
        for (int l = 0; l < levels(); l++) {
            t.put(rows(l), Tensor.zeros(dtype, images, (long) count * bins, heights[l]));
            t.put(columns(l), Tensor.zeros(dtype, images, count, bins, widths[l]));
        }
        t.put(level(), Tensor.zeros(dtype, images, count, levels()));
        return t;
    }

    /**
     * Writes the regions of one image, and zeros for the places that stay empty.
     *
     * @param image row of the batch
     * @param boxes in pixels
     * @param n     how many, at most {@link #count}
     */
    public void write(Map<String, Tensor> tensors, int image, double[] boxes, int n) {
        for (int l = 0; l < levels(); l++) {
            double scale = 1.0 / strides[l];
            double[] y = new double[count * bins * heights[l]];
            double[] x = new double[count * bins * widths[l]];
            for (int r = 0; r < n; r++) {
                sampling.write(boxes[4 * r + 1], boxes[4 * r + 3], scale, heights[l], bins, y, r * bins * heights[l]);
                sampling.write(boxes[4 * r], boxes[4 * r + 2], scale, widths[l], bins, x, r * bins * widths[l]);
            }
            TensorFill.put(tensors.get(rows(l)), image * y.length, y, y.length);
            TensorFill.put(tensors.get(columns(l)), image * x.length, x, x.length);
        }
        double[] own = new double[count * levels()];
        for (int r = 0; r < n; r++) {
            own[r * levels() + rule.level(boxes, r)] = 1;
        }
        TensorFill.put(tensors.get(level()), image * own.length, own, own.length);
    }
}
