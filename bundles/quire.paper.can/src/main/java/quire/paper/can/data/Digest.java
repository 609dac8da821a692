package quire.paper.can.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over ints and words. */
final class Digest {
    private final MessageDigest sha;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 14);

    Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Digest add(int value) {
        if (buffer.remaining() < 4) {
            flush();
        }
        buffer.putInt(value);
        return this;
    }

    Digest add(IntColumn column) {
        for (long i = 0; i < column.size(); i++) {
            add(column.get(i));
        }
        return this;
    }

    Digest add(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        flush();
        sha.update(bytes);
        return this;
    }

    private void flush() {
        sha.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    String hex() {
        flush();
        return HexFormat.of().formatHex(sha.digest());
    }
}
