package quire.paper.han.skeleton;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import quire.api.QuireException;

/**
 * Reads a skeleton file: one line a frame, numbers divided by blanks, tabs, commas or semicolons; blank lines count for nothing.
 * Everything is refused with file, line and value; nothing is guessed.
 *
 * @param layout   joints per line
 * @param frameId  whether each line starts with a frame number (FPHA)
 * @param header   whether the first line may hold names instead of numbers (CSV of own recordings)
 * @param perMetre coordinates per metre in the file, 1 or 1000
 */
public record SkeletonText(Layout layout, boolean frameId, boolean header, double perMetre) {
    private static final int MOST_FRAMES = 100_000;

    /** The data set's own form: no header, the layout's unit. */
    public static SkeletonText of(Layout layout) {
        return new SkeletonText(layout, layout == Layout.FPHA21, false, layout.perMetre());
    }

    /** The same in another unit, {@code m} or {@code mm}. */
    public SkeletonText in(String unit) {
        return new SkeletonText(layout, frameId, header, unit.equals("mm") ? 1000 : 1);
    }

    /**
     * Parses a file's bytes.
     *
     * @param source what errors call it
     * @throws QuireException if a line has the wrong number of numbers, something that is no finite number, or there is no frame
     */
    public Sequence parse(String source, byte[] text) {
        int stride = layout.joints() * 3;
        float[] out = new float[Math.max(stride, text.length / 9)];
        int frames = 0;
        int number = 0;
        for (int at = 0; at < text.length;) {
            int end = at;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            number++;
            if (out.length < (frames + 1) * stride) {
                out = Arrays.copyOf(out, out.length * 2);
            }
            frames += line(source, number, text, at, end, out, frames) ? 1 : 0;
            at = end + 1;
        }
        if (frames == 0) {
            throw QuireException.of("%s: no frame in it; remove the sequence or give its recording", source);
        }
        return new Sequence(source, layout, frames, Arrays.copyOf(out, frames * stride));
    }

    /** Reads one line into frame number {@code frames}; false if there is none on it. */
    private boolean line(String source, int line, byte[] text, int start, int end, float[] out, int frames) {
        int wanted = layout.joints() * 3 + (frameId ? 1 : 0);
        int to = frames * layout.joints() * 3 - (frameId ? 1 : 0);
        double factor = layout.perMetre() / perMetre;
        int numbers = 0;
        for (int at = start; at < end;) {
            if (divides(text[at])) {
                at++;
                continue;
            }
            int from = at;
            while (at < end && !divides(text[at])) {
                at++;
            }
            if (numbers < wanted) {
                double v;
                try {
                    v = Numbers.parse(text, from, at);
                } catch (NumberFormatException e) {
                    if (header && line == 1) {
                        return false;
                    }
                    throw QuireException.of("%s line %d: '%s' is not a number; give one line of %d numbers per frame", source, line,
                            word(text, from, at), wanted);
                }
                if (!Double.isFinite(v)) {
                    throw QuireException.of("%s line %d, number %d: %s is not finite; remove or repair the frame", source, line, numbers + 1,
                            word(text, from, at));
                }
                if (numbers > 0 || !frameId) {
                    out[to + numbers] = (float) (v * factor);
                }
            }
            numbers++;
        }
        if (numbers > 0) {
            check(source, line, numbers, wanted, frames);
        }
        return numbers > 0;
    }

    private void check(String source, int line, int numbers, int wanted, int frames) {
        if (numbers != wanted) {
            throw QuireException.of("%s line %d: %d numbers instead of %d (%d joints x 3%s); the file must have the layout %s", source, line,
                    numbers, wanted, layout.joints(), frameId ? " after the frame number" : "", layout.id());
        }
        if (frames >= MOST_FRAMES) {
            throw QuireException.of("%s line %d: more than %d frames; cut the recording into gestures", source, line, MOST_FRAMES);
        }
    }

    private static String word(byte[] text, int from, int to) {
        String w = new String(text, from, Math.min(to - from, 40), StandardCharsets.ISO_8859_1);
        return w.replaceAll("\\p{Cntrl}", "?");
    }

    private static boolean divides(byte c) {
        return c == ' ' || c == '\t' || c == '\r' || c == ',' || c == ';';
    }
}
