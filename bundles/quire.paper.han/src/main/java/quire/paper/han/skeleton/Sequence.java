package quire.paper.han.skeleton;

import quire.api.QuireException;

/**
 * A recorded gesture.
 *
 * @param source where it came from, for messages
 * @param layout joints and unit
 * @param frames at least 1
 * @param xyz    [frames, joints, 3], row-major, in the layout's unit
 */
public record Sequence(String source, Layout layout, int frames, float[] xyz) {
    public Sequence {
        if (frames < 1 || xyz.length != frames * layout.joints() * 3) {
            throw new IllegalArgumentException(frames + " frames do not fit " + xyz.length + " values");
        }
    }

    /** Numbers per frame. */
    public int stride() {
        return layout.joints() * 3;
    }

    /** Frames {@code first} to {@code last}, both included. @throws QuireException if the sequence has no such frames */
    public Sequence slice(int first, int last, String where) {
        if (first < 0 || last < first || last >= frames) {
            throw QuireException.of("%s: frames %d to %d, but %s has %d; correct the line or the file", where, first, last, source, frames);
        }
        return new Sequence(source, layout, last - first + 1, java.util.Arrays.copyOfRange(xyz, first * stride(), (last + 1) * stride()));
    }
}
