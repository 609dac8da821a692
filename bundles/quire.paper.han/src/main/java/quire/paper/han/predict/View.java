package quire.paper.han.predict;

import java.util.Arrays;
import quire.paper.han.skeleton.Sequence;

/** Looks at a whole recording along the camera's axis and scales it so that all of it fits; the y axis points up. */
final class View {
    private static final double TILT = Math.toRadians(12);
    private final Sequence s;
    private final double scale;
    private final double midX;
    private final double midY;
    private final int width;
    private final int height;

    View(Sequence s, int width, int height, int margin) {
        this.s = s;
        this.width = width;
        this.height = height;
        int points = s.xyz().length / 3;
        double[] x = new double[points];
        double[] y = new double[points];
        for (int p = 0; p < points; p++) {
            x[p] = project(p)[0];
            y[p] = project(p)[1];
        }
        Arrays.sort(x);
        Arrays.sort(y);
        // a few badly tracked points must not shrink the hand
        int cut = points / 500;
        double spanX = x[points - 1 - cut] - x[cut];
        double spanY = y[points - 1 - cut] - y[cut];
        this.midX = (x[points - 1 - cut] + x[cut]) / 2;
        this.midY = (y[points - 1 - cut] + y[cut]) / 2;
        this.scale = Math.min((width - 2 * margin) / Math.max(spanX, 1e-9), (height - 2 * margin) / Math.max(spanY, 1e-9));
    }

    /** Pixel column, pixel row, and distance from the eye. */
    double[] at(int frame, int joint) {
        double[] p = project(frame * s.layout().joints() + joint);
        return new double[] {width / 2.0 + (p[0] - midX) * scale, height / 2.0 - (p[1] - midY) * scale, p[2]};
    }

    private double[] project(int point) {
        double x = s.xyz()[point * 3];
        double y = s.xyz()[point * 3 + 1];
        double z = s.xyz()[point * 3 + 2];
        return new double[] {x * Math.cos(TILT) + z * Math.sin(TILT), y, z * Math.cos(TILT) - x * Math.sin(TILT)};
    }
}
