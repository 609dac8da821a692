package quire.paper.densepoint.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import quire.api.QuireException;
import quire.paper.densepoint.geometry.Cloud;

/** STL, binary (80 bytes, count, 50 bytes a triangle) or ASCII (lines {@code vertex}). Corners are not joined. */
final class StlFile {
    private static final int HEADER = 84;
    private static final int TRIANGLE = 50;

    private StlFile() {
    }

    static Shape3 read(String source, byte[] bytes) {
        if (bytes.length >= HEADER) {
            ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            long count = b.getInt(80) & 0xFFFFFFFFL;
            if (HEADER + count * TRIANGLE == bytes.length) {
                return binary(source, b, (int) count);
            }
        }
        String start = new String(bytes, 0, Math.min(5, bytes.length), StandardCharsets.ISO_8859_1);
        if (!start.equalsIgnoreCase("solid")) {
            throw QuireException.of("%s: neither ASCII STL nor binary STL of its size (%d bytes); get the file again", source, bytes.length);
        }
        Lines in = new Lines(source, bytes);
        Numbers n = new Numbers();
        while (in.next()) {
            if (in.words()[0].equals("vertex")) {
                for (int k = 1; k <= 3; k++) {
                    n.add(in.number(k));
                }
            }
        }
        if (n.floatCount() % 9 != 0) {
            throw QuireException.of("%s: %d vertices are not three for each triangle; get the file again", source, n.floatCount() / 3);
        }
        return mesh(source, n.floats());
    }

    private static Shape3 binary(String source, ByteBuffer b, int count) {
        float[] xyz = new float[9 * count];
        for (int t = 0; t < count; t++) {
            for (int k = 0; k < 9; k++) {
                xyz[9 * t + k] = b.getFloat(HEADER + TRIANGLE * t + 12 + 4 * k);
            }
        }
        return mesh(source, xyz);
    }

    private static Shape3 mesh(String source, float[] xyz) {
        int[] triangles = new int[xyz.length / 3];
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = i;
        }
        return new Shape3(Cloud.of(xyz), triangles).checked(source);
    }
}
