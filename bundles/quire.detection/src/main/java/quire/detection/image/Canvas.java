package quire.detection.image;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The input of one image of a batch: three planes of normalised colours, 0 where no picture lies. Pictures are resized between the two
 * nearest pixels each way, with pixel centres at halves, as OpenCV does. Not for use by several threads.
 */
public final class Canvas {
    private final int width;
    private final int height;
    private final Normalisation normalisation;
    private final float[][] tables = new float[3][];
    private final float[] plane;

    /** @param width of the input @param height of the input */
    public Canvas(int width, int height, Normalisation normalisation) {
        this.width = width;
        this.height = height;
        this.normalisation = normalisation;
        this.plane = new float[3 * width * height];
        for (int c = 0; c < 3; c++) {
            tables[c] = normalisation.table(c);
        }
    }

    /** Makes all of it padding. */
    public Canvas clear() {
        Arrays.fill(plane, 0);
        return this;
    }

    /** Draws a picture; what lies outside is cut off. */
    public Canvas draw(RgbImage image, Placement at) {
        int x0 = (int) Math.rint(at.left());
        int y0 = (int) Math.rint(at.top());
        int from = Math.max(0, x0);
        int to = Math.min(width, x0 + at.columns());
        int[] near = new int[width];
        int[] far = new int[width];
        float[] part = new float[width];
        for (int x = from; x < to; x++) {
            double u = (x + 0.5 - at.left()) / at.scale();
            u = Math.min(Math.max((at.flip() ? image.width() - u : u) - 0.5, 0), image.width() - 1);
            near[x] = 3 * (int) u;
            far[x] = 3 * Math.min((int) u + 1, image.width() - 1);
            part[x] = (float) (u - (int) u);
        }
        byte[] rgb = image.rgb();
        int end = Math.min(height, y0 + at.rows());
        for (int y = Math.max(0, y0); y < end; y++) {
            double v = Math.min(Math.max((y + 0.5 - at.top()) / at.scale() - 0.5, 0), image.height() - 1);
            int up = 3 * image.width() * (int) v;
            int down = 3 * image.width() * Math.min((int) v + 1, image.height() - 1);
            float low = (float) (v - (int) v);
            for (int c = 0; c < 3; c++) {
                float[] table = tables[c];
                int colour = normalisation.colour(c);
                int o = (c * height + y) * width;
                for (int x = from; x < to; x++) {
                    int a = near[x] + colour;
                    int b = far[x] + colour;
                    float p = part[x];
                    // normalising is linear, so it may come before the mean
                    float above = table[rgb[up + a] & 0xFF] * (1 - p) + table[rgb[up + b] & 0xFF] * p;
                    float below = table[rgb[down + a] & 0xFF] * (1 - p) + table[rgb[down + b] & 0xFF] * p;
                    plane[o + x] = above * (1 - low) + below * low;
                }
            }
        }
        return this;
    }

    /** Appends the three planes to a buffer. */
    public void put(FloatBuffer to) {
        to.put(plane);
    }
}
