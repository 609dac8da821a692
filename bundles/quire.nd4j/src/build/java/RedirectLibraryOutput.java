import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * Build step: copies every class of some jars that prints to {@code System.out}, with that field replaced by
 * {@code quire.nd4j.internal.LibraryOutput.out}.
 *
 * <p>Only the constant pool changes: two constants are appended, so no index moves, and the one reference to the
 * field gets another class. Arguments: the output folder, then the jars.
 */
public final class RedirectLibraryOutput {

    private static final String TARGET = "quire/nd4j/internal/LibraryOutput";

    private RedirectLibraryOutput() {
    }

    public static void main(String[] args) throws IOException {
        Path out = Path.of(args[0]);
        int count = 0;
        for (int i = 1; i < args.length; i++) {
            try (ZipFile jar = new ZipFile(args[i])) {
                for (var entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                    byte[] patched = patch(jar.getInputStream(entry).readAllBytes());
                    if (patched != null) {
                        Path file = out.resolve(entry.getName()).normalize();
                        Files.createDirectories(file.getParent());
                        Files.write(file, patched);
                        count++;
                    }
                }
            }
        }
        if (count == 0) {
            throw new IllegalStateException("no class prints to System.out any more: remove this build step");
        }
    }

    /** Returns the class with {@code System.out} replaced, or null where it is not used. */
    private static byte[] patch(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        in.skipBytes(8);
        int size = in.readUnsignedShort();
        Map<Integer, String> texts = new HashMap<>();
        Map<Integer, int[]> pairs = new HashMap<>();
        Map<Integer, Integer> fieldPositions = new HashMap<>();
        for (int i = 1; i < size; i++) {
            int position = classFile.length - in.available();
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.put(i, in.readUTF());
                case 3, 4, 17, 18 -> in.skipBytes(4);
                case 5, 6 -> {
                    in.skipBytes(8);
                    i++; // long and double take two places
                }
                case 7, 8, 16, 19, 20 -> pairs.put(i, new int[] {in.readUnsignedShort(), 0});
                case 9, 10, 11, 12 -> {
                    pairs.put(i, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
                    if (tag == 9) {
                        fieldPositions.put(i, position);
                    }
                }
                case 15 -> in.skipBytes(3);
                default -> throw new IOException("unknown constant " + tag);
            }
        }
        int end = classFile.length - in.available();
        Integer found = null;
        for (var field : fieldPositions.entrySet()) {
            int[] ref = pairs.get(field.getKey());
            String owner = texts.get(pairs.get(ref[0])[0]);
            String name = texts.get(pairs.get(ref[1])[0]);
            if ("java/lang/System".equals(owner) && "out".equals(name)) {
                found = field.getValue();
            }
        }
        if (found == null) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream result = new DataOutputStream(bytes);
        result.write(classFile, 0, 8);
        result.writeShort(size + 2);
        result.write(classFile, 10, found + 1 - 10);
        result.writeShort(size + 1); // the class appended below
        result.write(classFile, found + 3, end - found - 3);
        result.writeByte(1);
        result.writeUTF(TARGET);
        result.writeByte(7);
        result.writeShort(size);
        result.write(classFile, end, classFile.length - end);
        return bytes.toByteArray();
    }
}
