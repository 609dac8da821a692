package quire.detection.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import quire.detection.image.RgbImage;

/**
 * Draws boxes with "class score" on pictures, one colour a class. Small pictures are enlarged by a whole factor first, so that the words
 * can be read.
 */
public final class DetectionPainter {
    private static final int READABLE = 480;
    private static final float GOLDEN = 0.618034f;
    private static final int FONT = 13;
    private final List<String> classes;

    public DetectionPainter(List<String> classes) {
        this.classes = List.copyOf(classes);
    }

    /** Colour of a class: hues a golden section apart, so that neighbours differ. */
    public static Color colour(int label) {
        return Color.getHSBColor((label * GOLDEN) % 1, 0.85f, label % 2 == 0 ? 1f : 0.8f);
    }

    /** Factor a picture is enlarged by. */
    public static int enlargement(int width, int height) {
        return Math.max(1, (READABLE + Math.max(width, height) - 1) / Math.max(width, height));
    }

    /**
     * Draws the first {@code n} boxes, the last at the bottom.
     *
     * @param boxes  [n * 4] corners in pixels of the picture
     * @param scores of the boxes, or null to write classes alone
     */
    public BufferedImage paint(RgbImage image, double[] boxes, int[] labels, double[] scores, int n) {
        int k = enlargement(image.width(), image.height());
        BufferedImage out = new BufferedImage(k * image.width(), k * image.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.drawImage(picture(image), 0, 0, out.getWidth(), out.getHeight(), null);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, FONT));
            for (int i = n - 1; i >= 0; i--) {
                Rectangle2D box = new Rectangle2D.Double(k * boxes[4 * i], k * boxes[4 * i + 1], k * (boxes[4 * i + 2] - boxes[4 * i]),
                        k * (boxes[4 * i + 3] - boxes[4 * i + 1]));
                String word = classes.get(labels[i]) + (scores == null ? "" : String.format(Locale.ROOT, " %.2f", scores[i]));
                box(g, box, word, colour(labels[i]), out);
            }
        } finally {
            g.dispose();
        }
        return out;
    }

    private static void box(Graphics2D g, Rectangle2D box, String word, Color colour, BufferedImage out) {
        g.setColor(colour);
        g.setStroke(new BasicStroke(2));
        g.draw(box);
        FontMetrics m = g.getFontMetrics();
        int w = m.stringWidth(word) + 4;
        int h = m.getHeight();
        // above the box, or inside where the picture ends
        int x = (int) Math.max(0, Math.min(box.getX(), out.getWidth() - w));
        int y = (int) (box.getY() - h >= 0 ? box.getY() - h : box.getY());
        g.fillRect(x, y, w, h);
        double light = 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue();
        g.setColor(light > 128 ? Color.BLACK : Color.WHITE);
        g.drawString(word, x + 2, y + m.getAscent());
    }

    private static BufferedImage picture(RgbImage image) {
        BufferedImage out = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        int[] row = new int[image.width()];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = image.at(x, y, 0) << 16 | image.at(x, y, 1) << 8 | image.at(x, y, 2);
            }
            out.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return out;
    }
}
