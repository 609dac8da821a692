package quire.paper.han.hand;

import java.util.SplittableRandom;

/** What each of the 14 gestures does to the hand over its own time from 0 to 1. Order and numbering are SHREC's. */
final class Motion {
    private static final double ROLL = 1.2;
    private final int gesture;
    private final double amplitude;
    private final double stroke;
    private final double[] rest;
    private final int shakes;

    /**
     * @param gesture from 0: Grab, Tap, Expand, Pinch, Rotation CW, CCW, Swipe Right, Left, Up, Down, X, +, V, Shake
     * @param rest    flexion by finger at rest
     */
    Motion(int gesture, double amplitude, double stroke, double[] rest, SplittableRandom r) {
        this.gesture = gesture;
        this.amplitude = amplitude;
        this.stroke = stroke * amplitude;
        this.rest = rest;
        this.shakes = r.nextInt(2, 5);
    }

    /** Flexion by finger: Grab closes, Expand is its exact reversal, Pinch closes thumb and index. */
    void flexion(double u, double[] out) {
        double e = smooth(u);
        for (int f = 0; f < 5; f++) {
            double close = gesture == 0 || gesture == 3 && f < 2 ? e : gesture == 2 ? 1 - e : 0;
            out[f] = rest[f] + (1 - rest[f]) * close;
        }
    }

    /** Roll of the palm, radians. */
    double roll(double u) {
        return gesture == 4 || gesture == 5 ? (gesture == 4 ? 1 : -1) * ROLL * amplitude * smooth(u) : 0;
    }

    /** Place of the palm, metres. */
    void place(double u, double[] out) {
        double h = stroke;
        java.util.Arrays.fill(out, 0);
        double e = smooth(u);
        switch (gesture) {
            case 1 -> out[1] = -h * .7 * Math.sin(Math.PI * u);
            case 6 -> out[0] = 1.5 * h * e;
            case 7 -> out[0] = -1.5 * h * e;
            case 8 -> out[1] = 1.5 * h * e;
            case 9 -> out[1] = -1.5 * h * e;
            case 10 -> path(u, out, -h, h, h, -h, h, h, -h, -h);
            case 11 -> path(u, out, 0, h, 0, -h, -h, 0, h, 0);
            case 12 -> path(u, out, -h, h, 0, -h, h, h);
            case 13 -> out[0] = .7 * h * Math.sin(2 * Math.PI * shakes * u);
            default -> {
                // the palm stays
            }
        }
    }

    private static void path(double u, double[] out, double... points) {
        double t = u * (points.length / 2 - 1);
        int i = Math.min((int) t, points.length / 2 - 2);
        double w = smooth(t - i);
        for (int c = 0; c < 2; c++) {
            out[c] = points[2 * i + c] * (1 - w) + points[2 * i + 2 + c] * w;
        }
    }

    private static double smooth(double u) {
        return u * u * (3 - 2 * u);
    }
}
