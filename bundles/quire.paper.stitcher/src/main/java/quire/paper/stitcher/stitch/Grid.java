package quire.paper.stitcher.stitch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import quire.api.QuireException;
import quire.detection.box.GroundTruth;

/**
 * Stitched images (section 3.1 of the paper; details from the authors' code): every picture is resized to a whole cell by its nearest
 * pixels, its shape not kept, and the cells are laid row by row, from the upper left.
 *
 * @param side cells per row and column; 2 in the paper
 */
public record Grid(int side) {
    public Grid {
        if (side < 1) {
            throw new IllegalArgumentException("no grid of " + side + " cells a side");
        }
    }

    /** The square grid for a number of pictures. @throws QuireException if it is no square */
    public static Grid of(int pictures) {
        int side = (int) Math.round(Math.sqrt(pictures));
        if (pictures < 1 || side * side != pictures) {
            throw QuireException.of("%d pictures fill no square grid; give 4, 9 or 16", pictures);
        }
        return new Grid(side);
    }

    /** Pictures of a stitched one. */
    public int cells() {
        return side * side;
    }

    /**
     * Stitches.
     *
     * @param pictures as many as there are cells, or fewer: later cells stay 0
     * @param divisor  sides of the result are multiples of it; 0 for any
     */
    public Planes stitch(List<Planes> pictures, int divisor) {
        int channels = pictures.get(0).channels();
        int height = up(pictures.stream().mapToInt(Planes::height).max().orElseThrow(), divisor);
        int width = up(pictures.stream().mapToInt(Planes::width).max().orElseThrow(), divisor);
        float[] out = new float[channels * height * width];
        for (int n = 0; n < pictures.size(); n++) {
            Planes p = pictures.get(n);
            if (p.channels() != channels) {
                throw QuireException.of("picture %d has %d colours where the first has %d; stitch pictures of one kind", n + 1, p.channels(), channels);
            }
            draw(p.values(), 0, p.height(), p.width(), n, out, 0, height, width, channels);
        }
        return new Planes(channels, height, width, out);
    }

    /**
     * Draws a picture into its cell.
     *
     * @param at    where the picture begins in {@code from}
     * @param start where the canvas of {@code height} x {@code width} begins in {@code to}
     */
    public void draw(float[] from, int at, int pictureHeight, int pictureWidth, int cell, float[] to, int start, int height, int width, int channels) {
        int rows = height / side;
        int columns = width / side;
        int[] x = nearest(pictureWidth, columns);
        int[] y = nearest(pictureHeight, rows);
        for (int c = 0; c < channels; c++) {
            for (int r = 0; r < rows; r++) {
                int source = at + (c * pictureHeight + y[r]) * pictureWidth;
                int target = start + (c * height + cell / side * rows + r) * width + cell % side * columns;
                for (int k = 0; k < columns; k++) {
                    to[target + k] = from[source + x[k]];
                }
            }
        }
    }

    /** A picture's objects where its cell lies; areas shrink alike. */
    public GroundTruth place(GroundTruth o, int pictureHeight, int pictureWidth, int cell, int height, int width) {
        int rows = height / side;
        int columns = width / side;
        double sx = (double) columns / pictureWidth;
        double sy = (double) rows / pictureHeight;
        double[] boxes = o.boxes().clone();
        for (int i = 0; i < boxes.length; i += 2) {
            boxes[i] = boxes[i] * sx + cell % side * columns;
            boxes[i + 1] = boxes[i + 1] * sy + cell / side * rows;
        }
        return new GroundTruth(boxes, o.labels(), Arrays.stream(o.areas()).map(a -> a * sx * sy).toArray(), o.flags());
    }

    /** All objects of several pictures, one after the other. */
    public static GroundTruth join(List<GroundTruth> parts) {
        List<double[]> boxes = new ArrayList<>();
        parts.forEach(p -> boxes.add(p.boxes()));
        return new GroundTruth(boxes.stream().flatMapToDouble(Arrays::stream).toArray(),
                parts.stream().flatMapToInt(p -> Arrays.stream(p.labels())).toArray(),
                parts.stream().flatMapToDouble(p -> Arrays.stream(p.areas())).toArray(),
                parts.stream().flatMapToInt(p -> Arrays.stream(p.flags())).toArray());
    }

    private static int up(int v, int divisor) {
        return divisor < 1 ? v : (v + divisor - 1) / divisor * divisor;
    }

    private static int[] nearest(int from, int to) {
        int[] at = new int[to];
        for (int i = 0; i < to; i++) {
            at[i] = Math.min(from - 1, (int) Math.floor(i * ((double) from / to)));
        }
        return at;
    }
}
