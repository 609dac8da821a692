package quire.paper.fontgan.predict;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import quire.data.picture.Pictures;
import quire.paper.fontgan.data.Glyph;

/** Rows of glyphs in one picture, black on white. */
final class Sheet {
    private static final int GAP = 4;
    private final int side;
    private final List<byte[][]> rows = new ArrayList<>();

    Sheet(int side) {
        this.side = side;
    }

    void row(byte[][] glyphs) {
        rows.add(glyphs);
    }

    Path write(Path png) throws IOException {
        int columns = rows.stream().mapToInt(r -> r.length).max().orElse(1);
        int cell = side + GAP;
        BufferedImage image = new BufferedImage(columns * cell + GAP, rows.size() * cell + GAP, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).length; c++) {
                byte[] dark = rows.get(r)[c].clone();
                for (int i = 0; i < dark.length; i++) {
                    dark[i] = (byte) (255 - (dark[i] & 255));
                }
                g.drawImage(Glyph.picture(dark, side), GAP + c * cell, GAP + r * cell, null);
            }
        }
        g.dispose();
        Pictures.write(png, image);
        return png;
    }
}
