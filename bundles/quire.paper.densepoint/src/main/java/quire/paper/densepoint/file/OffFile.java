package quire.paper.densepoint.file;

import java.util.Arrays;
import quire.paper.densepoint.geometry.Cloud;

/** Princeton's OFF: "OFF" (in some files of ModelNet glued to the counts), counts, vertices, polygons. */
final class OffFile {
    private OffFile() {
    }

    static Shape3 read(String source, byte[] bytes) {
        Lines in = new Lines(source, bytes);
        if (!in.next() || !in.words()[0].toUpperCase(java.util.Locale.ROOT).startsWith("OFF")) {
            throw in.error("does not begin with OFF; this is no .off file");
        }
        String[] counts = in.words().clone();
        counts[0] = counts[0].substring(3);
        if (counts[0].isEmpty()) {
            counts = Arrays.copyOfRange(counts, 1, counts.length);
        }
        if (counts.length == 0) {
            if (!in.next()) {
                throw in.error("ends before the counts of vertices and faces; get the file again");
            }
            counts = in.words();
        }
        long vertices = count(in, counts, 0);
        long faces = count(in, counts, 1);
        // a vertex takes at least 6 bytes, a face 8: what is claimed cannot be more than what is there
        if (vertices * 6 + faces * 8 > bytes.length + 16L) {
            throw in.error("claims " + vertices + " vertices and " + faces + " faces, more than the file can hold; get it again");
        }
        Numbers n = new Numbers();
        for (long v = 0; v < vertices; v++) {
            next(in, "vertex " + (v + 1) + " of " + vertices);
            for (int k = 0; k < 3; k++) {
                n.add(in.number(k));
            }
        }
        for (long f = 0; f < faces; f++) {
            next(in, "face " + (f + 1) + " of " + faces);
            int corners = in.integer(0);
            if (corners < 1 || in.words().length < corners + 1) {
                throw in.error("a face of " + corners + " corners has " + (in.words().length - 1) + " numbers; mend the line");
            }
            int[] c = new int[corners];
            for (int k = 0; k < corners; k++) {
                c[k] = in.integer(k + 1);
                if (c[k] < 0 || c[k] >= vertices) {
                    throw in.error("the face names vertex " + c[k] + ", but there are " + vertices + " (0 to " + (vertices - 1) + "); mend the line");
                }
            }
            n.fan(c);
        }
        if (in.next()) {
            throw in.error("more lines than the " + vertices + " vertices and " + faces + " faces of the counts; mend the counts");
        }
        return new Shape3(Cloud.of(n.floats()), n.ints()).checked(source);
    }

    private static long count(Lines in, String[] words, int at) {
        try {
            long v = Long.parseLong(words[at]);
            if (v >= 0 && v <= Integer.MAX_VALUE) {
                return v;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new quire.api.QuireException(in.error("the counts of vertices and faces are '" + String.join(" ", words) + "'; mend the header").getMessage(), e);
        }
        throw in.error("the counts of vertices and faces are '" + String.join(" ", words) + "'; mend the header");
    }

    private static void next(Lines in, String what) {
        if (!in.next()) {
            throw in.error("the file ends before " + what + "; counts and lines disagree, get it again");
        }
    }
}
