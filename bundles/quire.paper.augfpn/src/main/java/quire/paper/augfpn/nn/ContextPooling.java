package quire.paper.augfpn.nn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How far the top map is pooled for each context. */
public enum ContextPooling {
    /** Ratio-invariant adaptive pooling (AugFPN, section 3.2): a share of each side, at least one cell. */
    RATIO,
    /** Fixed grids of 1, 2, 3 and 6 cells a side, as many as there are ratios: pyramid pooling. */
    FIXED,
    /** One cell: the global mean, as often as there are ratios. */
    GLOBAL;

    private static final int[] GRIDS = {1, 2, 3, 6};

    /** The one of this name. */
    public static ContextPooling named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Height and width of every pooled map. */
    public List<int[]> sizes(List<Double> ratios, int height, int width) {
        return IntStream.range(0, ratios.size()).mapToObj(i -> switch (this) {
            case RATIO -> new int[] {side(height, ratios.get(i)), side(width, ratios.get(i))};
            case FIXED -> new int[] {Math.min(height, grid(i)), Math.min(width, grid(i))};
            case GLOBAL -> new int[] {1, 1};
        }).toList();
    }

    /** Whether two pooled maps have the same size. */
    public boolean repeats(List<Double> ratios, int height, int width) {
        return sizes(ratios, height, width).stream().map(Arrays::toString).distinct().count() < ratios.size();
    }

    private static int side(int cells, double ratio) {
        return Math.max(1, (int) (cells * ratio));
    }

    private static int grid(int i) {
        return i < GRIDS.length ? GRIDS[i] : GRIDS[GRIDS.length - 1] + 2 * (i - GRIDS.length + 1);
    }
}
