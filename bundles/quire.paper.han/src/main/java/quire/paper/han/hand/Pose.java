package quire.paper.han.hand;

/** Forward kinematics of 22 joints: wrist, palm, and four joints a finger whose three hinges bend together. */
final class Pose {
    static final int JOINTS = 22;
    private static final double WRIST = -0.05;
    /** Directions of the fingers in the palm's plane, thumb first, radians from straight ahead. */
    private static final double[] SPREAD = {-50, -15, 0, 13, 27};
    private static final double[] HINGE = {0, 1.2, 1.3, .9};

    private Pose() {
    }

    /**
     * @param flexion by finger, 0 straight to 1 fist
     * @param abduct  factor on the angles between fingers
     * @param turn    the palm's rotation
     * @param place   the palm's position
     * @param out     receives 66 numbers
     */
    static void write(Subject s, double[] flexion, double abduct, double[] turn, double[] place, double[] out) {
        java.util.Arrays.fill(out, 0);
        out[1] = WRIST;
        for (int f = 0; f < 5; f++) {
            double angle = Math.toRadians(SPREAD[f]) * abduct;
            double x = 0;
            double y = 0;
            double z = 0;
            double bend = 0;
            for (int k = 0; k < 4; k++) {
                bend += flexion[f] * HINGE[k];
                double length = s.bones()[f][k];
                x += length * Math.sin(angle) * Math.cos(bend);
                y += length * Math.cos(angle) * Math.cos(bend);
                z -= length * Math.sin(bend);
                int at = (2 + 4 * f + k) * 3;
                out[at] = x;
                out[at + 1] = y;
                out[at + 2] = z;
            }
        }
        for (int j = 0; j < JOINTS; j++) {
            Rotation.apply(turn, out, j * 3);
            for (int c = 0; c < 3; c++) {
                out[j * 3 + c] += place[c];
            }
        }
    }
}
