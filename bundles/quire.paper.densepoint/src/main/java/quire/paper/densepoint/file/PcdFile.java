package quire.paper.densepoint.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.paper.densepoint.geometry.Cloud;

/** PCD 0.7 of the Point Cloud Library, ASCII or binary; fields x, y, z and, where there, normals. */
final class PcdFile {
    private PcdFile() {
    }

    static Shape3 read(String source, byte[] bytes) {
        Lines in = new Lines(source, bytes);
        Map<String, String[]> header = new HashMap<>();
        while (!header.containsKey("DATA")) {
            if (!in.next()) {
                throw in.error("the header ends without DATA; this is no .pcd file");
            }
            header.put(in.words()[0], Arrays.copyOfRange(in.words(), 1, in.words().length));
        }
        for (String need : List.of("FIELDS", "SIZE", "TYPE", "POINTS")) {
            if (header.getOrDefault(need, new String[0]).length == 0) {
                throw in.error("the header lacks " + need + "; get the file again");
            }
        }
        List<String> fields = List.of(header.get("FIELDS"));
        int[] at = new int[fields.size()];
        int[] size = new int[fields.size()];
        int[] repeat = new int[fields.size()];
        int stride = 0;
        int values = 0;
        int[] column = new int[fields.size()];
        long points;
        try {
            points = Long.parseLong(header.get("POINTS")[0]);
            for (int i = 0; i < at.length; i++) {
                size[i] = Integer.parseInt(header.get("SIZE")[i]);
                repeat[i] = header.containsKey("COUNT") ? Integer.parseInt(header.get("COUNT")[i]) : 1;
                at[i] = stride;
                column[i] = values;
                stride += size[i] * repeat[i];
                values += repeat[i];
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new QuireException(source + ": SIZE, COUNT or POINTS of the header do not fit FIELDS; get the file again", e);
        }
        String data = header.get("DATA").length > 0 ? header.get("DATA")[0] : "";
        if (!data.equals("ascii") && !data.equals("binary")) {
            throw QuireException.of("%s: DATA %s is not supported; convert it to ascii or binary", source, data);
        }
        String[] names = fields.containsAll(List.of("normal_x", "normal_y", "normal_z"))
                ? new String[] {"x", "y", "z", "normal_x", "normal_y", "normal_z"} : new String[] {"x", "y", "z"};
        for (String n : names) {
            int f = fields.indexOf(n);
            if (f < 0 || !header.get("TYPE")[f].equals("F") || size[f] != 4 && size[f] != 8) {
                throw QuireException.of("%s: no floating field %s among %s; give a file with x, y, z of type F", source, n, fields);
            }
        }
        long least = data.equals("binary") ? points * stride : points * 2L * values;
        if (points < 1 || least > bytes.length - (long) in.position() + 1) {
            throw QuireException.of("%s: claims %d points, more than the %d bytes behind the header hold; get the file again", source, points,
                    bytes.length - in.position());
        }
        float[][] out = new float[names.length][(int) points];
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int p = 0; p < points; p++) {
            if (data.equals("ascii") && (!in.next() || in.words().length != values)) {
                throw in.error("point " + (p + 1) + " of " + points + " has " + in.words().length + " values, not " + values + "; get the file again");
            }
            for (int k = 0; k < names.length; k++) {
                int f = fields.indexOf(names[k]);
                int from = in.position() + p * stride + at[f];
                out[k][p] = data.equals("ascii") ? in.number(column[f]) : size[f] == 4 ? b.getFloat(from) : (float) b.getDouble(from);
            }
        }
        return new Shape3(new Cloud(joined(out, 0), names.length == 6 ? joined(out, 3) : null, null), new int[0]).checked(source);
    }

    private static float[] joined(float[][] columns, int from) {
        float[] out = new float[3 * columns[0].length];
        for (int i = 0; i < out.length; i++) {
            out[i] = columns[from + i % 3][i / 3];
        }
        return out;
    }
}
