package quire.detection.eval;

import java.util.Map;
import quire.detection.box.Boxes;
import quire.detection.box.GroundTruth;

/** How fast objects of a video move (FGFA, arXiv:1703.10025, section 5.2): mean overlap of a box with its own boxes nearby in time. */
public enum Motion {
    SLOW(GroundTruth.SLOW), MEDIUM(GroundTruth.MEDIUM), FAST(GroundTruth.FAST);

    /** Frames before and after that are looked at. */
    public static final int REACH = 10;
    private static final double SLOW_ABOVE = 0.9;
    private static final double FAST_BELOW = 0.7;
    private final int flag;

    Motion(int flag) {
        this.flag = flag;
    }

    /** Bit of an object's flags. */
    public int flag() {
        return flag;
    }

    /** Slow above 0.9, fast below 0.7. @param overlap as {@link #overlap} gives it */
    public static Motion of(double overlap) {
        return overlap > SLOW_ABOVE ? SLOW : overlap >= FAST_BELOW ? MEDIUM : FAST;
    }

    /** Mean IoU of a track's box with its boxes of the frames within {@link #REACH}; 1 where there are none. @param track corners by frame */
    public static double overlap(Map<Integer, double[]> track, int frame) {
        double sum = 0;
        int n = 0;
        for (int f = frame - REACH; f <= frame + REACH; f++) {
            double[] other = track.get(f);
            if (f != frame && other != null) {
                sum += Boxes.iou(track.get(frame), 0, other, 0);
                n++;
            }
        }
        return n == 0 ? 1 : sum / n;
    }
}
