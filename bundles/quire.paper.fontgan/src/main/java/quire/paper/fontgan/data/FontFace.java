package quire.paper.fontgan.data;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.GlyphVector;
import java.awt.font.LineMetrics;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** A face of a font file, drawn without a display. */
public final class FontFace implements Face {
    private static final float FILL = 0.82f;
    private final Font font;
    private final int side;
    private final boolean box;
    private final byte[] missing;

    /** @param box whether glyphs are centred by their bounds; otherwise they stand as the font places them */
    public FontFace(Font font, int side, boolean box) {
        this.font = font.deriveFont(FILL * side);
        this.side = side;
        this.box = box;
        this.missing = paint(this.font.createGlyphVector(Pen.CONTEXT, new int[] {this.font.getMissingGlyphCode()}));
    }

    @Override
    public String name() {
        return font.getFontName(java.util.Locale.ROOT);
    }

    @Override
    public byte[] draw(int codePoint) {
        if (!font.canDisplay(codePoint)) {
            return null;
        }
        GlyphVector v = font.createGlyphVector(Pen.CONTEXT, Character.toString(codePoint));
        byte[] drawn = v.getVisualBounds().isEmpty() ? null : paint(v);
        return drawn == null || !Glyph.usable(drawn) || Arrays.equals(drawn, missing) || clipped(v) ? null : drawn;
    }

    private float x(GlyphVector v) {
        Rectangle2D b = v.getVisualBounds();
        return box ? (float) (side / 2.0 - b.getCenterX()) : (float) (side - v.getLogicalBounds().getWidth()) / 2;
    }

    private float y(GlyphVector v) {
        Rectangle2D b = v.getVisualBounds();
        LineMetrics m = font.getLineMetrics("x", Pen.CONTEXT);
        return box ? (float) (side / 2.0 - b.getCenterY()) : (side + m.getAscent() - m.getDescent()) / 2;
    }

    private boolean clipped(GlyphVector v) {
        Rectangle2D b = v.getVisualBounds();
        double left = b.getX() + x(v);
        double top = b.getY() + y(v);
        return left < -1 || top < -1 || left + b.getWidth() > side + 1 || top + b.getHeight() > side + 1;
    }

    private byte[] paint(GlyphVector v) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = Pen.on(image);
        g.setColor(Color.WHITE);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.drawGlyphVector(v, x(v), y(v));
        g.dispose();
        return Glyph.of(image);
    }
}
