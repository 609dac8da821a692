package quire.paper.han.data;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import quire.paper.han.skeleton.Sequence;
import quire.paper.han.skeleton.SkeletonText;
import quire.paper.han.skeleton.Tracking;

/** Reads sequences of a tree, checks them, and keeps the counts and the fingerprint of all that was read. */
final class Reader {
    private final FileTree tree;
    private final SkeletonText text;
    private final MessageDigest digest;
    private final Map<String, Long> counts = new TreeMap<>();

    Reader(FileTree tree, SkeletonText text) {
        this.tree = tree;
        this.text = text;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        for (String n : new String[] {"sequences", "frames", "frames_interpolated"}) {
            counts.put(n, 0L);
        }
    }

    /** An index file's bytes. */
    byte[] index(String name) throws IOException {
        byte[] b = tree.bytes(name, "the data set's layout");
        digest.update(b);
        return b;
    }

    /** A checked sequence. @param why line that names it */
    Sequence sequence(String name, String why) throws IOException {
        byte[] b = tree.bytes(name, why);
        digest.update(b);
        Tracking.Checked c = Tracking.check(text.parse(tree.name(name), b));
        counts.merge("sequences", 1L, Long::sum);
        counts.merge("frames", (long) c.sequence().frames(), Long::sum);
        counts.merge("frames_interpolated", (long) c.lost(), Long::sum);
        return c.sequence();
    }

    /** Counts so far; may be added to. */
    Map<String, Long> counts() {
        return counts;
    }

    /** SHA-256 of all bytes read, in order. Ends the reading. */
    String fingerprint() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
