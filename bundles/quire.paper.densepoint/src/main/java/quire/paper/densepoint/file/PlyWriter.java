package quire.paper.densepoint.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import quire.data.file.AtomicFile;

/** Writes coloured points as binary PLY. */
public final class PlyWriter {
    private PlyWriter() {
    }

    /**
     * Replaces a file by points.
     *
     * @param normals as long as {@code xyz}, or null
     * @param colours 0xRRGGBB of each point
     */
    public static void write(Path file, float[] xyz, float[] normals, int[] colours) throws IOException {
        StringBuilder head = new StringBuilder("ply\nformat binary_little_endian 1.0\nelement vertex " + colours.length + "\n");
        for (String n : normals == null ? new String[] {"x", "y", "z"} : new String[] {"x", "y", "z", "nx", "ny", "nz"}) {
            head.append("property float ").append(n).append('\n');
        }
        for (String n : new String[] {"red", "green", "blue"}) {
            head.append("property uchar ").append(n).append('\n');
        }
        head.append("end_header\n");
        ByteBuffer out = ByteBuffer.allocate(colours.length * (normals == null ? 15 : 27)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < colours.length; i++) {
            for (int k = 0; k < 3; k++) {
                out.putFloat(xyz[3 * i + k]);
            }
            for (int k = 0; normals != null && k < 3; k++) {
                out.putFloat(normals[3 * i + k]);
            }
            out.put((byte) (colours[i] >> 16)).put((byte) (colours[i] >> 8)).put((byte) colours[i]);
        }
        AtomicFile.stream(file, stream -> {
            stream.write(head.toString().getBytes(StandardCharsets.US_ASCII));
            stream.write(out.array());
        });
    }
}
