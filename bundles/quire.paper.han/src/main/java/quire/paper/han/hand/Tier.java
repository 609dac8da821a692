package quire.paper.han.hand;

/**
 * How hard the synthetic set is.
 *
 * @param camera largest yaw of the camera, radians; pitch and roll are two thirds of it
 * @param idle   largest share of idle frames before and after the gesture, each
 * @param noise  deviation of each coordinate, metres
 * @param drift  deviation of the palm's random walk per frame and axis, metres
 * @param stroke length of a stroke at amplitude 1, metres
 */
public record Tier(double camera, double idle, double noise, double drift, double stroke) {
    /** The tier of this name: {@code easy}, {@code middle} or {@code hard}. */
    public static Tier of(String name) {
        return switch (name) {
            case "easy" -> new Tier(Math.toRadians(25), 0.30, 0.004, 0.0005, 0.10);
            case "hard" -> new Tier(Math.toRadians(50), 0.45, 0.006, 0.006, 0.08);
            // calibrated so that logistic regression on the flat sample stays between 80 and 85 %
            default -> new Tier(Math.toRadians(35), 0.45, 0.007, 0.002, 0.036);
        };
    }
}
