package quire.paper.fontgan.data;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import quire.api.tensor.Seeds;

/**
 * Made characters of 3 to 8 strokes on a lattice of 5x5 in a made font.
 *
 * @param thick width of upright strokes, as a share of the side
 * @param thin  width of level strokes
 * @param slant sideways shift per height
 * @param serif diameter of blobs at ends, 0 for none
 */
record StrokeFace(String name, int side, double thick, double thin, double slant, double serif) implements Face {
    private static final int LATTICE = 5;
    private static final int LEAST = 3;
    private static final int SPREAD = 6;

    @Override
    public byte[] draw(int codePoint) {
        SplittableRandom r = Seeds.random(11, "strokes", codePoint);
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = Pen.on(image);
        int strokes = LEAST + r.nextInt(SPREAD);
        for (int i = 0; i < strokes; i++) {
            int x = r.nextInt(LATTICE);
            int y = r.nextInt(LATTICE);
            int way = r.nextInt(4);
            int length = 2 + r.nextInt(LATTICE - 2);
            int ex = Math.min(LATTICE - 1, way == 1 ? x : x + length);
            int ey = way == 0 ? y : Math.max(0, Math.min(LATTICE - 1, way == 3 ? y - length : y + length));
            if (ex == x && ey == y) {
                x = 0;
                ex = LATTICE - 1;
            }
            double width = side * (y == ey ? thin : thick);
            g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
            g.draw(new Line2D.Double(at(x, y), row(y), at(ex, ey), row(ey)));
            blob(g, at(ex, ey), row(ey));
            blob(g, at(x, y), row(y));
        }
        g.dispose();
        return Glyph.of(image);
    }

    private double row(int y) {
        return side * (0.14 + 0.18 * y);
    }

    private double at(int x, int y) {
        return side * (0.14 + 0.18 * x) + slant * (side / 2.0 - row(y));
    }

    private void blob(Graphics2D g, double x, double y) {
        double d = serif * side;
        if (d > 0) {
            g.fill(new Ellipse2D.Double(x - d / 2, y - d / 2, d, d));
        }
    }
}
