package quire.detection.made;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import quire.detection.box.Boxes;

/** A made picture while it is painted: a smooth random ground with noise, and shapes on it. Colours are 0 to 255. */
public final class Scene {
    private static final int GRID = 5;
    private static final double OVERLAP = 0.1;
    private static final int TRIES = 60;
    private final int side;
    private final double[] rgb;
    private final SplittableRandom random;
    private final List<double[]> boxes = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    public Scene(int side, SplittableRandom random) {
        this.side = side;
        this.random = random;
        this.rgb = new double[3 * side * side];
    }

    public int side() {
        return side;
    }

    public SplittableRandom random() {
        return random;
    }

    /** Corners of the objects so far. */
    public List<double[]> boxes() {
        return boxes;
    }

    public List<Integer> labels() {
        return labels;
    }

    /** Ground between two greys, tinted a little, with noise of the given deviation. */
    public Scene ground(double low, double high, double noise) {
        for (int c = 0; c < 3; c++) {
            double[] grid = random.doubles(GRID * GRID, low, high).toArray();
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    double u = (double) x / side * (GRID - 1);
                    double v = (double) y / side * (GRID - 1);
                    int i = (int) v * GRID + (int) u;
                    double p = u - (int) u;
                    double q = v - (int) v;
                    rgb[3 * (y * side + x) + c] = (grid[i] * (1 - p) + grid[i + 1] * p) * (1 - q) + (grid[i + GRID] * (1 - p) + grid[i + GRID + 1] * p) * q
                            + noise * random.nextGaussian();
                }
            }
        }
        return this;
    }

    /** Where a box of this size overlaps no other by more than a tenth, or null after many tries. */
    public double[] place(double width, double height) {
        for (int t = 0; t < TRIES; t++) {
            double x = Math.rint(random.nextDouble() * (side - width));
            double y = Math.rint(random.nextDouble() * (side - height));
            double[] box = {x, y, x + width, y + height};
            if (boxes.stream().allMatch(b -> Boxes.iou(b, 0, box, 0) < OVERLAP)) {
                return box;
            }
        }
        return null;
    }

    /** Paints an object and notes it. */
    public void add(double[] box, Form form, Texture texture, double[] colour, int label) {
        paint(box, form, texture, colour);
        boxes.add(box);
        labels.add(label);
    }

    /** Paints without noting. */
    public void paint(double[] box, Form form, Texture texture, double[] colour) {
        double w = box[2] - box[0];
        double h = box[3] - box[1];
        for (int y = (int) Math.max(0, box[1]); y < Math.min(side, box[3]); y++) {
            for (int x = (int) Math.max(0, box[0]); x < Math.min(side, box[2]); x++) {
                double u = (x + 0.5 - box[0]) / w;
                double v = (y + 0.5 - box[1]) / h;
                if (form.has(u, v)) {
                    double light = texture.light(x - box[0], y - box[1], Math.min(w, h));
                    for (int c = 0; c < 3; c++) {
                        rgb[3 * (y * side + x) + c] = light * colour[c];
                    }
                }
            }
        }
    }

    /** A bright colour. */
    public double[] colour() {
        double[] c = random.doubles(3, 90, 255).toArray();
        c[random.nextInt(3)] = 255;
        return c;
    }

    /** Colour of a pixel as 0xRRGGBB. */
    public int pixel(int x, int y) {
        int p = 3 * (y * side + x);
        return eight(rgb[p]) << 16 | eight(rgb[p + 1]) << 8 | eight(rgb[p + 2]);
    }

    private static int eight(double v) {
        return (int) Math.min(255, Math.max(0, Math.rint(v)));
    }

    /** Outlines in the unit square, which touch all its sides. */
    public enum Form {
        DISC, SQUARE, TRIANGLE;

        public boolean has(double u, double v) {
            return switch (this) {
                case DISC -> (u - 0.5) * (u - 0.5) + (v - 0.5) * (v - 0.5) <= 0.25;
                case SQUARE -> true;
                case TRIANGLE -> Math.abs(u - 0.5) <= v / 2;
            };
        }
    }

    /** What surfaces look like. */
    public enum Texture {
        STRIPES, DOTS, PLAIN;

        private static final double DARK = 0.35;

        /** 0 to 1 at a place of an object whose shorter side is {@code size} pixels; periods grow with it, so that scale tells no class. */
        public double light(double x, double y, double size) {
            double period = Math.max(3, size / 5);
            return switch (this) {
                case STRIPES -> ((int) Math.floor((x + y) / period) & 1) == 0 ? 1 : DARK;
                case DOTS -> {
                    double u = x / period - Math.floor(x / period) - 0.5;
                    double v = y / period - Math.floor(y / period) - 0.5;
                    yield u * u + v * v < 0.1 ? DARK : 1;
                }
                case PLAIN -> 1;
            };
        }
    }
}
