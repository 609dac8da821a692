package quire.paper.stitcher.feedback;

import java.util.Arrays;
import java.util.Locale;

/** When batches are stitched: the paper's feedback, and what it is compared with (section 4.2). */
public enum Mode {
    /** After an update to which small objects gave too little of the loss. */
    FEEDBACK,
    /** Never. */
    REGULAR,
    /** At every update. */
    ALWAYS,
    /** At updates drawn at random. */
    RANDOM,
    /** At updates drawn at random each picture alone is made as small, on an empty canvas: smaller objects, but not more of them. */
    SHRINK;

    /** As options write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Mode named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    static String[] names() {
        return Arrays.stream(values()).map(Mode::toString).toArray(String[]::new);
    }
}
