package quire.paper.densepoint.file;

import quire.paper.densepoint.geometry.Cloud;

/** A point a line, blank or comma separated: x y z, then a normal, then a part where {@code labelled}. */
public final class XyzFile {
    private XyzFile() {
    }

    /** Points without labels: three columns, or six with normals. */
    static Shape3 read(String source, byte[] bytes) {
        return new Shape3(read(source, bytes, 3, 6), new int[0]).checked(source);
    }

    /**
     * Points of a line each.
     *
     * @param columns numbers a line may have: 3, 6, or 7 with a part last; the first line decides
     */
    public static Cloud read(String source, byte[] bytes, int... columns) {
        Lines in = new Lines(source, bytes);
        Numbers xyz = new Numbers();
        Numbers normals = new Numbers();
        int width = 0;
        while (in.next()) {
            int n = in.words().length;
            if (width == 0) {
                if (java.util.Arrays.stream(columns).noneMatch(c -> c == n)) {
                    throw in.error("has " + n + " columns; give " + java.util.Arrays.toString(columns) + " (x y z, normal, part)");
                }
                width = n;
            } else if (n != width) {
                throw in.error("has " + n + " columns where the lines before have " + width + "; mend the line");
            }
            for (int k = 0; k < 3; k++) {
                xyz.add(finite(in, k));
            }
            for (int k = 3; k < Math.min(width, 6); k++) {
                normals.add(finite(in, k));
            }
            if (width == 7) {
                float part = in.number(6);
                if (part != Math.rint(part) || part < 0 || part > 1 << 20) {
                    throw in.error("the part '" + in.words()[6] + "' is not a whole number from 0 on; mend the line");
                }
                xyz.add((int) part);
            }
        }
        if (width == 0) {
            throw in.error("the file holds no points; give a cloud");
        }
        return new Cloud(xyz.floats(), width >= 6 ? normals.floats() : null, width == 7 ? xyz.ints() : null);
    }

    private static float finite(Lines in, int k) {
        float v = in.number(k);
        if (!Float.isFinite(v)) {
            throw in.error("'" + in.words()[k] + "' is not finite; remove the point");
        }
        return v;
    }
}
