package quire.paper.msdconvlstm.predict;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Panels of maps side by side with a bar of rain classes. */
record RainPicture(RainClasses classes, int height, int width, String unit) {
    private static final int SIDE = 300;
    private static final int MARGIN = 16;
    private static final int HEAD = 52;
    private static final int BAR = 54;
    private static final Color INK = new Color(0x22262B);

    /** @param error whether values are forecast less observed */
    record Panel(String title, double[] map, boolean error) {
    }

    BufferedImage draw(String title, List<Panel> panels) {
        int scale = Math.max(1, SIDE / Math.max(height, width));
        int w = width * scale;
        int h = height * scale;
        int total = Math.max(MARGIN + panels.size() * (w + MARGIN), 420);
        BufferedImage image = new BufferedImage(total, HEAD + h + BAR, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, total, image.getHeight());
            text(g, title, MARGIN, 20, Font.BOLD, 14);
            for (int p = 0; p < panels.size(); p++) {
                int left = MARGIN + p * (w + MARGIN);
                text(g, panels.get(p).title(), left, HEAD - 8, Font.PLAIN, 12);
                map(g, panels.get(p), left, scale);
                g.setColor(INK);
                g.drawRect(left - 1, HEAD - 1, w + 1, h + 1);
            }
            bar(g, HEAD + h + 14, panels.stream().anyMatch(Panel::error));
        } finally {
            g.dispose();
        }
        return image;
    }

    private void map(Graphics2D g, Panel p, int left, int scale) {
        for (int i = 0; i < p.map().length; i++) {
            g.setColor(p.error() ? classes.error(p.map()[i]) : classes.of(p.map()[i]));
            g.fillRect(left + i % width * scale, HEAD + i / width * scale, scale, scale);
        }
    }

    private void bar(Graphics2D g, int top, boolean errors) {
        int box = 40;
        double[] b = classes.bounds();
        for (int i = 0; i < b.length; i++) {
            g.setColor(classes.colour(i));
            g.fillRect(MARGIN + i * box, top, box, 12);
            text(g, String.format(Locale.ROOT, b[i] == Math.rint(b[i]) ? "%.0f" : "%.1f", b[i]), MARGIN + i * box, top + 26, Font.PLAIN, 11);
        }
        text(g, unit, MARGIN + b.length * box + 6, top + 11, Font.PLAIN, 12);
        if (errors) {
            text(g, "error: blue too wet, red too dry; grey not observed", MARGIN + b.length * box + 60, top + 11, Font.PLAIN, 12);
        }
    }

    private static void text(Graphics2D g, String s, int x, int y, int style, int size) {
        g.setColor(INK);
        g.setFont(new Font(Font.SANS_SERIF, style, size));
        g.drawString(s, x, y);
    }
}
