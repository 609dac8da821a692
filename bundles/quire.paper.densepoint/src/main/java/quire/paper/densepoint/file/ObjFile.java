package quire.paper.densepoint.file;

import quire.paper.densepoint.geometry.Cloud;

/** Wavefront OBJ: lines {@code v} and {@code f}; indices count from 1, negative ones from the end. Everything else is passed over. */
final class ObjFile {
    private ObjFile() {
    }

    static Shape3 read(String source, byte[] bytes) {
        Lines in = new Lines(source, bytes);
        Numbers n = new Numbers();
        while (in.next()) {
            String[] w = in.words();
            if (w[0].equals("v")) {
                for (int k = 1; k <= 3; k++) {
                    n.add(in.number(k));
                }
            } else if (w[0].equals("f")) {
                int[] c = new int[w.length - 1];
                int known = n.floatCount() / 3;
                for (int k = 0; k < c.length; k++) {
                    int slash = w[k + 1].indexOf('/');
                    w[k + 1] = slash >= 0 ? w[k + 1].substring(0, slash) : w[k + 1];
                    int index = in.integer(k + 1);
                    c[k] = index > 0 ? index - 1 : known + index;
                    if (index == 0 || c[k] < 0) {
                        throw in.error("the face names vertex " + index + ", but there are " + known + " before it (from 1); mend the line");
                    }
                }
                n.fan(c);
            }
        }
        return new Shape3(Cloud.of(n.floats()), n.ints()).checked(source);
    }
}
