package quire.detection.data;

import java.util.Arrays;

/**
 * A mask as run lengths down the columns, the first of pixels outside, as COCO writes them.
 *
 * @param counts lengths of runs, outside and inside by turns; together height times width
 */
public record Rle(int height, int width, int[] counts) {
    private static final int OFFSET = 48;
    private static final int MORE = 0x20;
    private static final int SIGN = 0x10;

    /** @throws IllegalArgumentException if the runs do not make up the mask */
    public Rle {
        long sum = 0;
        for (int c : counts) {
            if (c < 0) {
                throw new IllegalArgumentException("run of length " + c);
            }
            sum += c;
        }
        if (sum != (long) height * width) {
            throw new IllegalArgumentException("runs of " + sum + " pixels in a mask of " + (long) height * width);
        }
    }

    /** Reads COCO's compressed form: five bits a character, least first; from the fourth run on differences to the run two before. */
    public static Rle parse(int height, int width, String text) {
        int[] counts = new int[text.length()];
        int n = 0;
        int at = 0;
        while (at < text.length()) {
            long v = 0;
            int shift = 0;
            int c;
            do {
                if (at == text.length() || shift > 30) {
                    throw new IllegalArgumentException("compressed runs are cut off");
                }
                c = text.charAt(at++) - OFFSET;
                if (c < 0 || c > 0x3F) {
                    throw new IllegalArgumentException("character '" + text.charAt(at - 1) + "' in compressed runs");
                }
                v |= (long) (c & 0x1F) << shift;
                shift += 5;
            } while ((c & MORE) != 0);
            if ((c & SIGN) != 0) {
                v |= -1L << shift;
            }
            v += n > 2 ? counts[n - 2] : 0;
            if (v < 0 || v > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("run of length " + v);
            }
            counts[n++] = (int) v;
        }
        return new Rle(height, width, Arrays.copyOf(counts, n));
    }

    /** COCO's compressed form. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            long v = i > 2 ? (long) counts[i] - counts[i - 2] : counts[i];
            boolean more;
            do {
                int c = (int) (v & 0x1F);
                v >>= 5;
                more = (c & SIGN) != 0 ? v != -1 : v != 0;
                out.append((char) ((more ? c | MORE : c) + OFFSET));
            } while (more);
        }
        return out.toString();
    }

    /** Runs of a mask. @param rows row-major [height, width] */
    public static Rle of(int height, int width, boolean[] rows) {
        int[] counts = new int[height * width + 1];
        int n = 0;
        boolean inside = false;
        int run = 0;
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                if (rows[y * width + x] != inside) {
                    counts[n++] = run;
                    run = 0;
                    inside = !inside;
                }
                run++;
            }
        }
        counts[n++] = run;
        return new Rle(height, width, Arrays.copyOf(counts, n));
    }

    /** The mask, row-major [height, width]. */
    public boolean[] mask() {
        boolean[] out = new boolean[height * width];
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int k = 0; k < counts[i]; k++, at++) {
                out[at % height * width + at / height] = i % 2 == 1;
            }
        }
        return out;
    }

    /** Pixels inside. */
    public long area() {
        long n = 0;
        for (int i = 1; i < counts.length; i += 2) {
            n += counts[i];
        }
        return n;
    }

    /** x, y, width and height of the smallest box around it; all 0 for an empty mask. */
    public double[] box() {
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            if (i % 2 == 1 && counts[i] > 0) {
                int end = at + counts[i] - 1;
                left = Math.min(left, at / height);
                right = Math.max(right, end / height + 1);
                // a run that turns into the next column touches bottom and top
                boolean turns = at / height != end / height;
                top = turns ? 0 : Math.min(top, at % height);
                bottom = turns ? height : Math.max(bottom, end % height + 1);
            }
            at += counts[i];
        }
        return right == 0 ? new double[4] : new double[] {left, top, right - left, bottom - top};
    }
}
