package quire.detection.model;

/**
 * How regions are proposed, drawn and read.
 *
 * @param bins      per side of a region's features
 * @param finest    side in pixels from which the finest level is meant; 56 in FPN's paper
 * @param count     regions per image that are learned from
 * @param share     of them that may stand for objects
 * @param anchors   anchors per image that the proposal network learns from
 * @param perLevel  best proposals of a level before suppression, in training
 * @param proposals left after suppression, in training
 * @param tested    left after suppression, in prediction
 * @param overlap   IoU above which proposals suppress each other
 */
public record Regions(int bins, double finest, int count, double share, int anchors, int perLevel, int proposals, int tested, double overlap) {
    /** As in the papers: 7 bins, side 56, 512 regions, a quarter of objects, 256 anchors, 2000 proposals, 1000 in prediction, IoU 0.7. */
    public static final Regions USUAL = new Regions(7, 56, 512, 0.25, 256, 2000, 2000, 1000, 0.7);
    /** For pictures of about 128 pixels. */
    public static final Regions SMALL = new Regions(7, 16, 64, 0.25, 128, 300, 150, 100, 0.7);

    public Regions {
        if (bins < 1 || count < 1 || anchors < 1 || perLevel < 1 || proposals < 1 || tested < 1) {
            throw new quire.api.QuireException("counts of regions must be at least 1: " + bins + " bins, " + count + " regions, " + anchors
                    + " anchors, " + perLevel + ", " + proposals + " and " + tested + " proposals");
        }
    }
}
