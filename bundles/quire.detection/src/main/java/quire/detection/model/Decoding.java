package quire.detection.model;

/**
 * How raw output becomes detections.
 *
 * @param score    above which a detection counts
 * @param perLevel best of each level that are looked at (one-stage)
 * @param overlap  IoU above which detections of a class suppress each other
 * @param most     detections of an image
 */
public record Decoding(double score, int perLevel, double overlap, int most) {
    /** 0.05, 1000, 0.5, 100. */
    public static final Decoding USUAL = new Decoding(0.05, 1000, 0.5, 100);
    /** What one-stage detectors propose to their further losses: 0.01, 2000, 0.7, 1000. */
    public static final Decoding PROPOSING = new Decoding(0.01, 2000, 0.7, 1000);

    public Decoding {
        if (perLevel < 1 || most < 1 || !(overlap >= 0 && overlap <= 1)) {
            throw new quire.api.QuireException("cannot keep " + perLevel + " per level and " + most + " detections at overlap " + overlap);
        }
    }
}
