package quire.detection.image;

import quire.detection.box.Boxes;

/**
 * Where a picture lies on the network's input: scaled by one factor both ways, moved, and mirrored if wanted. A point {@code x} of the
 * picture lies at {@code left + scale * x}, mirrored at {@code left + scale * (width - x)}.
 *
 * @param width  of the picture in its own pixels
 * @param height of the picture in its own pixels
 * @param scale  network pixels per picture pixel
 * @param left   where the picture begins
 * @param top    where the picture begins
 * @param flip   whether left and right change places
 */
public record Placement(int width, int height, double scale, double left, double top, boolean flip) {

    /** Fits a picture into a frame, keeping its shape, at the upper left; what is left over is padding. */
    public static Placement fit(int width, int height, int frameWidth, int frameHeight, boolean flip) {
        return new Placement(width, height, Math.min((double) frameWidth / width, (double) frameHeight / height), 0, 0, flip);
    }

    /** Makes the shorter side {@code shorter} long, or less where the longer side would be more than {@code longest} (COCO: 800, 1333). */
    public static Placement shorter(int width, int height, int shorter, int longest, boolean flip) {
        double scale = Math.min((double) shorter / Math.min(width, height), (double) longest / Math.max(width, height));
        return new Placement(width, height, scale, 0, 0, flip);
    }

    /** Columns it takes on the input, from {@code left} on. */
    public int columns() {
        return (int) Math.max(1, Math.rint(width * scale));
    }

    /** Rows it takes on the input. */
    public int rows() {
        return (int) Math.max(1, Math.rint(height * scale));
    }

    /** The least multiple of {@code stride} that holds {@code pixels}. */
    public static int padded(int pixels, int stride) {
        return (pixels + stride - 1) / stride * stride;
    }

    /** Moves boxes of the picture onto the input, in place. */
    public void toInput(double[] boxes, int n) {
        if (flip) {
            Boxes.flip(boxes, n, width);
        }
        for (int p = 0; p < 4 * n; p += 2) {
            boxes[p] = left + scale * boxes[p];
            boxes[p + 1] = top + scale * boxes[p + 1];
        }
    }

    /** Moves boxes of the input back onto the picture and clips them to it, in place. */
    public void toPicture(double[] boxes, int n) {
        for (int p = 0; p < 4 * n; p += 2) {
            boxes[p] = (boxes[p] - left) / scale;
            boxes[p + 1] = (boxes[p + 1] - top) / scale;
        }
        if (flip) {
            Boxes.flip(boxes, n, width);
        }
        Boxes.clip(boxes, n, width, height);
    }
}
