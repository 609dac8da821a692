package quire.paper.lmp.data;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Textured shapes that drift over a smooth ground and bounce at its borders; frames may be blurred and noisy. */
final class DriftScene {
    private static final int LEAST = 18;
    private static final int SIZES = 17;
    private static final int BLUR = 4;
    private static final double NOISE = 0.15 * 255;
    private final SplittableRandom random;
    private final int side;
    private final double[][] shapes;
    private final double[] ground;

    /** @param speed largest speed per axis in pixels a frame @param rightwards only to the right, at 1 to speed */
    DriftScene(int side, double speed, boolean rightwards, SplittableRandom random) {
        this.side = side;
        this.random = random;
        this.shapes = new double[1 + random.nextInt(3)][];
        this.ground = random.doubles(9, 40, 130).toArray();
        for (int i = 0; i < shapes.length; i++) {
            double s = LEAST + random.nextInt(SIZES);
            double vx = rightwards ? Math.min(1, speed) + random.nextDouble() * Math.max(0, speed - 1) : speed * (2 * random.nextDouble() - 1);
            double vy = rightwards ? 0 : speed * (2 * random.nextDouble() - 1);
            shapes[i] = new double[] {random.nextDouble() * (side - s), random.nextDouble() * (side - s), s, vx, vy, random.nextInt(3),
                120 + random.nextInt(136), 120 + random.nextInt(136), 120 + random.nextInt(136), rightwards ? 1 : 0};
        }
    }

    int count() {
        return shapes.length;
    }

    int label(int i) {
        return (int) shapes[i][5];
    }

    /** Visible corners: first and last pixel, x then y. */
    int[] box(int i) {
        double[] s = shapes[i];
        return new int[] {(int) Math.max(0, Math.rint(s[0])), (int) Math.max(0, Math.rint(s[1])), (int) Math.min(side - 1, Math.rint(s[0] + s[2]) - 1),
            (int) Math.min(side - 1, Math.rint(s[1] + s[2]) - 1)};
    }

    void step() {
        for (double[] s : shapes) {
            for (int a = 0; a < 2; a++) {
                s[a] += s[3 + a];
                double end = side - s[2];
                if (s[9] == 1 && s[a] > end) {
                    // come in again from the left
                    s[a] = 0;
                } else if (s[a] < 0 || s[a] > end) {
                    s[a] = Math.min(Math.max(s[a] < 0 ? -s[a] : 2 * end - s[a], 0), end);
                    s[3 + a] = -s[3 + a];
                }
            }
        }
    }

    /** A frame. @param degraded probability of blur and noise */
    BufferedImage paint(double degraded) {
        double[][] planes = new double[3][side * side];
        for (int p = 0; p < side * side; p++) {
            double u = (double) (p % side) / side;
            double v = (double) (p / side) / side;
            for (int c = 0; c < 3; c++) {
                planes[c][p] = ground[3 * c] + (ground[3 * c + 1] - ground[3 * c]) * u + (ground[3 * c + 2] - ground[3 * c]) * v;
            }
        }
        for (double[] s : shapes) {
            paint(planes, s);
        }
        boolean bad = random.nextDouble() < degraded;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int c = 0; c < 3; c++) {
            double[] plane = bad ? blurred(planes[c]) : planes[c];
            for (int p = 0; p < plane.length; p++) {
                double x = plane[p] + (bad ? NOISE * random.nextGaussian() : 0);
                int rgb = image.getRGB(p % side, p / side);
                image.setRGB(p % side, p / side, rgb | (int) Math.min(255, Math.max(0, Math.rint(x))) << 16 - 8 * c);
            }
        }
        return image;
    }

    private void paint(double[][] planes, double[] s) {
        for (int p = 0; p < side * side; p++) {
            double u = (p % side - Math.rint(s[0])) / s[2];
            double v = (p / side - Math.rint(s[1])) / s[2];
            if (u >= 0 && u < 1 && v >= 0 && v < 1 && inside((int) s[5], u, v)) {
                double light = ((int) Math.floor((u + v) * 5) & 1) == 0 ? 1 : 0.4;
                for (int c = 0; c < 3; c++) {
                    planes[c][p] = light * s[6 + c];
                }
            }
        }
    }

    private static boolean inside(int form, double u, double v) {
        return form == 0 ? (u - 0.5) * (u - 0.5) + (v - 0.5) * (v - 0.5) <= 0.25 : form == 1 || Math.abs(u - 0.5) <= v / 2;
    }

    private double[] blurred(double[] plane) {
        double[] across = new double[plane.length];
        double[] out = new double[plane.length];
        for (int p = 0; p < plane.length; p++) {
            int x = p % side;
            across[p] = Arrays.stream(plane, p - Math.min(x, BLUR), p + Math.min(side - 1 - x, BLUR) + 1).average().orElse(0);
        }
        for (int p = 0; p < plane.length; p++) {
            double sum = 0;
            int n = 0;
            for (int y = Math.max(0, p / side - BLUR); y <= Math.min(side - 1, p / side + BLUR); y++) {
                sum += across[y * side + p % side];
                n++;
            }
            out[p] = sum / n;
        }
        return out;
    }
}
