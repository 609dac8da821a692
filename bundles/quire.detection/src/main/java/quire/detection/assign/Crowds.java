package quire.detection.assign;

import quire.detection.box.Boxes;
import quire.detection.box.GroundTruth;

/**
 * What crowds do to background: a box that lies in one may show an object, so it is no example of background.
 *
 * @param share of a box in a crowd from which on it is ignored; above 1 turns it off, as AugFPN does
 */
public record Crowds(double share) {
    /** Crowds are not learned, and what lies in them is background. */
    public static final Crowds OFF = new Crowds(2);

    /** Turns background in crowds into {@link Matcher#IGNORED}. */
    void ignore(GroundTruth truth, double[] boxes, int n, int[] matched) {
        if (share > 1) {
            return;
        }
        GroundTruth crowds = truth.crowds(true);
        for (int g = 0; g < crowds.count(); g++) {
            for (int b = 0; b < n; b++) {
                if (matched[b] == Matcher.BACKGROUND && Boxes.inside(boxes, b, crowds.boxes(), g) >= share) {
                    matched[b] = Matcher.IGNORED;
                }
            }
        }
    }
}
