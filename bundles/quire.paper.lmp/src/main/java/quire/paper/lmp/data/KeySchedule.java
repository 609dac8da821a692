package quire.paper.lmp.data;

import quire.api.QuireException;

/**
 * Which frames of a video are keys (section 3.4).
 *
 * @param interval frames from key to key; 10 in the paper
 * @param offline  keys in the middle of their intervals, so that frames before them use them too; else every interval begins with its key
 */
public record KeySchedule(int interval, boolean offline) {
    /** Roles. */
    public enum Role { FIRST, KEY, NONKEY }

    public KeySchedule {
        if (interval < 1) {
            throw QuireException.of("interval=%d between keys; give at least 1", interval);
        }
    }

    /** Key of the interval that a frame belongs to. */
    public int key(int frame, int frames) {
        int from = frame - frame % interval;
        return offline ? Math.min(from + Math.max(0, interval / 2 - 1), frames - 1) : from;
    }

    /** Role of a frame, counted from 0. */
    public Role role(int frame, int frames) {
        return key(frame, frames) != frame ? Role.NONKEY : frame < interval ? Role.FIRST : Role.KEY;
    }

    /** Frames in the order in which they are processed: every key before the frames that use it. */
    public int[] order(int frames) {
        int[] out = new int[frames];
        int n = 0;
        for (int from = 0; from < frames; from += interval) {
            int key = key(from, frames);
            out[n++] = key;
            for (int f = from; f < Math.min(from + interval, frames); f++) {
                if (f != key) {
                    out[n++] = f;
                }
            }
        }
        return out;
    }
}
