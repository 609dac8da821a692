package quire.paper.densepoint.predict;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Draws points from two sides, what is near over what is far, farther points paler, with lines of text below. */
final class PointPicture {
    private static final int SIDE = 420;
    private static final int LINE = 22;
    private static final Color PAPER = new Color(0xFAFAF7);
    private static final Color INK = new Color(0x22262B);
    private static final int MOST = 60_000;
    /** Turn about the up axis and tilt of each view, degrees. */
    private static final double[][] VIEWS = {{35, 20}, {125, 20}};

    /** @param colour of a square before the text, or -1 */
    record Note(String text, int colour) {
    }

    private PointPicture() {
    }

    /**
     * Draws a cloud.
     *
     * @param xyz     in the unit sphere, z up
     * @param colours 0xRRGGBB of each point
     */
    static BufferedImage draw(float[] xyz, int[] colours, List<Note> notes) {
        BufferedImage image = new BufferedImage(2 * SIDE, SIDE + LINE * notes.size() + 14, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setColor(PAPER);
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
            for (int v = 0; v < VIEWS.length; v++) {
                view(g, v, xyz, colours);
            }
            notes(g, notes);
        } finally {
            g.dispose();
        }
        return image;
    }

    private static void view(Graphics2D g, int v, float[] xyz, int[] colours) {
        double turn = Math.toRadians(VIEWS[v][0]);
        double tilt = Math.toRadians(VIEWS[v][1]);
        int n = colours.length;
        int step = Math.max(1, n / MOST);
        double[][] seen = new double[n][];
        for (int i = 0; i < n; i += step) {
            double x = Math.cos(turn) * xyz[3 * i] - Math.sin(turn) * xyz[3 * i + 1];
            double y = Math.sin(turn) * xyz[3 * i] + Math.cos(turn) * xyz[3 * i + 1];
            double z = xyz[3 * i + 2];
            seen[i] = new double[] {x, Math.cos(tilt) * z + Math.sin(tilt) * y, Math.cos(tilt) * y - Math.sin(tilt) * z};
        }
        double size = Math.max(1.6, Math.min(7, 130 / Math.sqrt((double) n / step)));
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).filter(i -> seen[i] != null).boxed().toList());
        order.sort(Comparator.comparingDouble(i -> -seen[i][2]));
        for (int i : order) {
            double near = Math.max(0, Math.min(1, 0.5 - 0.5 * seen[i][2]));
            g.setColor(mixed(colours[i], 0.35 + 0.65 * near));
            double px = v * SIDE + SIDE / 2.0 * (1 + 0.92 * seen[i][0]);
            double py = SIDE / 2.0 * (1 - 0.92 * seen[i][1]);
            g.fill(new Ellipse2D.Double(px - size / 2, py - size / 2, size, size));
        }
    }

    private static Color mixed(int rgb, double share) {
        Color c = new Color(rgb);
        return new Color(mix(c.getRed(), PAPER.getRed(), share), mix(c.getGreen(), PAPER.getGreen(), share), mix(c.getBlue(), PAPER.getBlue(), share));
    }

    private static int mix(int a, int b, double share) {
        return (int) Math.round(a * share + b * (1 - share));
    }

    private static void notes(Graphics2D g, List<Note> notes) {
        for (int i = 0; i < notes.size(); i++) {
            Note note = notes.get(i);
            int y = SIDE + LINE * (i + 1) - 4;
            int x = 20;
            if (note.colour() >= 0) {
                g.setColor(new Color(note.colour()));
                g.fillRect(x, y - 11, 12, 12);
                x += 20;
            }
            g.setColor(INK);
            g.setFont(new Font(Font.SANS_SERIF, i == 0 ? Font.BOLD : Font.PLAIN, i == 0 ? 16 : 14));
            g.drawString(note.text(), x, y);
        }
    }
}
