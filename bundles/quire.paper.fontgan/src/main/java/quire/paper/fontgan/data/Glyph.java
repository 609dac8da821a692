package quire.paper.fontgan.data;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Square gray pictures of characters: bytes 0 (ground) to 255 (ink), row by row. */
public final class Glyph {
    private static final double LEAST_INK = 0.005;
    private static final double MOST_INK = 0.8;

    private Glyph() {
    }

    /** The picture's bytes; gray pictures only. */
    public static byte[] of(BufferedImage gray) {
        return ((DataBufferByte) gray.getRaster().getDataBuffer()).getData().clone();
    }

    /** A picture of bytes. */
    public static BufferedImage picture(byte[] glyph, int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        System.arraycopy(glyph, 0, ((DataBufferByte) image.getRaster().getDataBuffer()).getData(), 0, glyph.length);
        return image;
    }

    /** From 0..255 to [-1, 1]. */
    public static float value(byte b) {
        return (b & 255) / 127.5f - 1;
    }

    /** From [-1, 1] to 0..255. */
    public static byte level(float v) {
        return (byte) Math.max(0, Math.min(255, Math.round((v + 1) * 127.5f)));
    }

    /** Whether there is neither too little nor too much ink. */
    public static boolean usable(byte[] glyph) {
        int ink = 0;
        for (byte b : glyph) {
            ink += (b & 255) > 127 ? 1 : 0;
        }
        return ink >= LEAST_INK * glyph.length && ink <= MOST_INK * glyph.length;
    }

    /** Intersection over union of the ink; 1 where both are blank. */
    public static double overlap(byte[] a, byte[] b) {
        int both = 0;
        int any = 0;
        for (int i = 0; i < a.length; i++) {
            boolean p = (a[i] & 255) > 127;
            boolean q = (b[i] & 255) > 127;
            both += p && q ? 1 : 0;
            any += p || q ? 1 : 0;
        }
        return any == 0 ? 1 : both / (double) any;
    }
}
