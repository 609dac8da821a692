package quire.paper.lmp.video;

import quire.detection.image.RgbImage;

/** A trained detector on one video: carries its memory from frame to frame. One caller at a time; the session it was opened on is the caller's. */
public interface VideoDetector {
    /**
     * What was found on a frame.
     *
     * @param role   {@code first}, {@code key} or {@code nonkey}
     * @param boxes  [n * 4] corners in pixels of the frame
     * @param scores 0 to 1, falling
     * @param labels classes, 0 to K-1
     */
    record Found(String role, double[] boxes, double[] scores, int[] labels) {
    }

    /** Detects on the next frame. @throws quire.api.QuireException if its size is not the video's; {@link #reset} before another video */
    Found process(RgbImage frame);

    /** Forgets the video; the next frame is the first of another. */
    void reset();
}
