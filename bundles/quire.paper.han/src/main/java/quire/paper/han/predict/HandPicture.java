package quire.paper.han.predict;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import quire.paper.han.skeleton.Layout;
import quire.paper.han.skeleton.Sequence;

/** Draws a hand as it moves, with the trace of its palm, and below the likeliest gestures as bars. */
final class HandPicture {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 420;
    private static final int PANEL = 96;
    private static final int MARGIN = 36;
    private static final int SHOWN = 3;
    private static final Color PAPER = new Color(0xFAFAF7);
    private static final Color INK = new Color(0x22262B);
    private static final Color FAINT = new Color(0xC9CDD2);
    /** Palm, thumb, index, middle, ring, little: distinct also for colour-blind eyes. */
    private static final Color[] FINGERS = {new Color(0x5B6470), new Color(0xD55E00), new Color(0xE69F00), new Color(0x009E73),
        new Color(0x0072B2), new Color(0xAA4499)};

    private final Sequence s;
    private final View view;
    private final List<Guess> guesses;

    /** @param probability 0 to 1 */
    record Guess(String label, double probability) {
    }

    /** @param guesses likeliest first */
    HandPicture(Sequence s, List<Guess> guesses) {
        this.s = s;
        this.view = new View(s, WIDTH, HEIGHT - PANEL, MARGIN);
        this.guesses = guesses;
    }

    /** All frames, or as many evenly chosen ones. */
    List<BufferedImage> frames(int most) {
        int n = Math.min(most, s.frames());
        List<BufferedImage> out = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            out.add(frame(n == 1 ? 0 : (int) Math.round(i * (s.frames() - 1) / (double) (n - 1))));
        }
        return out;
    }

    BufferedImage frame(int at) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setColor(PAPER);
            g.fillRect(0, 0, WIDTH, HEIGHT);
            trace(g, at);
            hand(g, at);
            panel(g, at);
        } finally {
            g.dispose();
        }
        return image;
    }

    private void trace(Graphics2D g, int at) {
        Path2D past = new Path2D.Double();
        for (int i = 0; i <= at; i++) {
            double[] p = view.at(i, Layout.ORIGIN);
            if (i == 0) {
                past.moveTo(p[0], p[1]);
            } else {
                past.lineTo(p[0], p[1]);
            }
        }
        g.setColor(FAINT);
        g.setStroke(new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(past);
    }

    private void hand(Graphics2D g, int at) {
        List<int[]> bones = new ArrayList<>(s.layout().bones());
        // what is farther away is drawn first
        bones.sort((a, b) -> Double.compare(depth(at, b), depth(at, a)));
        for (int[] b : bones) {
            double[] p = view.at(at, b[0]);
            double[] q = view.at(at, b[1]);
            g.setColor(FINGERS[b[2]]);
            g.setStroke(new BasicStroke(b[2] == 0 ? 6f : 4.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(new Line2D.Double(p[0], p[1], q[0], q[1]));
        }
        for (int group = 0; group < s.layout().groups().size(); group++) {
            for (int joint : s.layout().groups().get(group)) {
                double[] q = view.at(at, joint);
                g.setColor(FINGERS[group]);
                g.fill(new Ellipse2D.Double(q[0] - 5, q[1] - 5, 10, 10));
                g.setColor(PAPER);
                g.fill(new Ellipse2D.Double(q[0] - 2.2, q[1] - 2.2, 4.4, 4.4));
            }
        }
    }

    private double depth(int at, int[] bone) {
        return view.at(at, bone[0])[2] + view.at(at, bone[1])[2];
    }

    private void panel(Graphics2D g, int at) {
        int top = HEIGHT - PANEL;
        g.setColor(FAINT);
        g.fillRect(0, top, WIDTH, 2);
        g.setColor(INK);
        g.fillRect(0, top, (int) Math.round(WIDTH * (at + 1.0) / s.frames()), 2);
        for (int i = 0; i < Math.min(SHOWN, guesses.size()); i++) {
            Guess guess = guesses.get(i);
            int y = top + 26 + 26 * i;
            g.setFont(new Font(Font.SANS_SERIF, i == 0 ? Font.BOLD : Font.PLAIN, i == 0 ? 17 : 14));
            g.setColor(i == 0 ? INK : FINGERS[0]);
            g.drawString(fit(g, guess.label(), 196), 20, y);
            g.setColor(new Color(0xE6E8EA));
            g.fillRoundRect(222, y - 12, 158, 12, 6, 6);
            g.setColor(i == 0 ? FINGERS[4] : FINGERS[0]);
            g.fillRoundRect(222, y - 12, (int) Math.round(158 * guess.probability()), 12, 6, 6);
            g.setColor(i == 0 ? INK : FINGERS[0]);
            String percent = String.format(Locale.ROOT, "%.1f %%", 100 * guess.probability());
            g.drawString(percent, WIDTH - 16 - g.getFontMetrics().stringWidth(percent), y);
        }
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        g.setColor(FINGERS[0]);
        g.drawString(String.format(Locale.ROOT, "frame %d of %d", at + 1, s.frames()), 20, 24);
    }

    private static String fit(Graphics2D g, String label, int width) {
        String t = label;
        while (t.length() > 1 && g.getFontMetrics().stringWidth(t) > width) {
            t = t.substring(0, t.length() - 2) + "\u2026";
        }
        return t;
    }
}
