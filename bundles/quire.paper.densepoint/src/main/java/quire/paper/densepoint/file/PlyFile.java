package quire.paper.densepoint.file;

import java.util.ArrayList;
import java.util.List;
import quire.api.QuireException;
import quire.paper.densepoint.geometry.Cloud;

/** Stanford PLY, ASCII or binary of either byte order: vertices with x, y, z and, where there, nx, ny, nz; faces as lists. */
final class PlyFile {
    /** A column of an element; {@code count} is the type of a list's length, or null. */
    record Property(String name, String type, String count) {
    }

    /** A table of the file. */
    record Element(String name, long rows, List<Property> properties) {
    }

    private PlyFile() {
    }

    static Shape3 read(String source, byte[] bytes) {
        Lines in = new Lines(source, bytes);
        if (!in.next() || !in.words()[0].equals("ply")) {
            throw in.error("does not begin with ply; this is no .ply file");
        }
        String format = null;
        List<Element> elements = new ArrayList<>();
        while (true) {
            if (!in.next()) {
                throw in.error("the header ends without end_header; get the file again");
            }
            String[] w = in.words();
            if (w[0].equals("end_header")) {
                break;
            } else if (w[0].equals("format") && w.length > 1) {
                format = w[1];
            } else if (w[0].equals("element") && w.length == 3) {
                elements.add(new Element(w[1], rows(in), new ArrayList<>()));
            } else if (w[0].equals("property") && !elements.isEmpty() && w.length >= 3) {
                boolean list = w[1].equals("list") && w.length == 5;
                elements.get(elements.size() - 1).properties().add(list ? new Property(w[4], w[3], w[2]) : new Property(w[2], w[1], null));
            } else if (!w[0].equals("comment") && !w[0].equals("obj_info")) {
                throw in.error("'" + String.join(" ", w) + "' is not understood; mend the header");
            }
        }
        PlyValues values = PlyValues.of(source, format, bytes, in);
        Numbers n = new Numbers();
        Numbers normals = new Numbers();
        boolean found = false;
        for (Element e : elements) {
            if (e.rows() > bytes.length) {
                throw QuireException.of("%s: claims %d rows of %s, more than the file can hold; get it again", source, e.rows(), e.name());
            }
            found |= e.name().equals("vertex");
            element(source, e, values, n, normals);
        }
        if (!found) {
            throw QuireException.of("%s: has no element vertex; give a file with points", source);
        }
        return new Shape3(new Cloud(n.floats(), normals.floatCount() == 0 ? null : normals.floats(), null), n.ints()).checked(source);
    }

    private static long rows(Lines in) {
        try {
            long v = Long.parseLong(in.words()[2]);
            if (v >= 0) {
                return v;
            }
        } catch (NumberFormatException e) {
            throw new QuireException(in.error("'" + in.words()[2] + "' is not a count; mend the header").getMessage(), e);
        }
        throw in.error("'" + in.words()[2] + "' is not a count; mend the header");
    }

    private static void element(String source, Element e, PlyValues values, Numbers n, Numbers normals) {
        boolean vertex = e.name().equals("vertex");
        int[] xyz = columns(e, "x", "y", "z");
        int[] normal = columns(e, "nx", "ny", "nz");
        if (vertex && xyz == null) {
            throw QuireException.of("%s: vertices have no x, y, z; give a file with points", source);
        }
        double[] row = new double[e.properties().size()];
        for (long r = 0; r < e.rows(); r++) {
            values.row();
            for (int c = 0; c < row.length; c++) {
                Property p = e.properties().get(c);
                if (p.count() == null) {
                    row[c] = values.next(p.type());
                    continue;
                }
                int length = values.length(p.count());
                int[] list = new int[length];
                for (int k = 0; k < length; k++) {
                    list[k] = (int) values.next(p.type());
                }
                if (e.name().equals("face") && p.name().startsWith("vertex_ind")) {
                    n.fan(list);
                }
            }
            for (int k = 0; vertex && k < 3; k++) {
                n.add((float) row[xyz[k]]);
            }
            for (int k = 0; vertex && normal != null && k < 3; k++) {
                normals.add((float) row[normal[k]]);
            }
        }
    }

    private static int[] columns(Element e, String... names) {
        int[] out = new int[names.length];
        for (int k = 0; k < names.length; k++) {
            out[k] = -1;
            for (int c = 0; c < e.properties().size(); c++) {
                if (e.properties().get(c).name().equals(names[k])) {
                    out[k] = c;
                }
            }
            if (out[k] < 0) {
                return null;
            }
        }
        return out;
    }
}
