package quire.detection.image;

/**
 * What the header of a JPEG file says of its colours; needed for those of four, which Java hands out raw.
 *
 * @param components colours per pixel
 * @param adobe      Adobe's transform: 0 none, 2 YCCK; -1 without Adobe's mark
 */
record JpegColours(int components, int adobe) {
    private static final int APP14 = 0xEE;
    private static final int SCAN = 0xDA;
    private static final int YCCK = 2;

    static JpegColours of(byte[] b) {
        int components = 0;
        int adobe = -1;
        int at = 2;
        while (at + 4 <= b.length && (b[at] & 0xFF) == 0xFF) {
            int marker = b[at + 1] & 0xFF;
            if (marker == 0xFF || marker == 0x01 || marker >= 0xD0 && marker <= 0xD8) {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }
            int length = (b[at + 2] & 0xFF) << 8 | b[at + 3] & 0xFF;
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame && at + 10 <= b.length) {
                components = b[at + 9] & 0xFF;
            }
            if (marker == APP14 && length >= 14 && at + 16 <= b.length && b[at + 4] == 'A' && b[at + 5] == 'd' && b[at + 6] == 'o') {
                adobe = b[at + 15] & 0xFF;
            }
            if (marker == SCAN) {
                break;
            }
            at += 2 + length;
        }
        return new JpegColours(components, adobe);
    }

    /** Turns a row of four colours each into RGB. Files with Adobe's mark store inks inverted: 255 is none. */
    void toRgb(int[] row, byte[] rgb, int to) {
        int o = to;
        for (int x = 0; x < row.length; x += 4) {
            int c = row[x];
            int m = row[x + 1];
            int y = row[x + 2];
            int k = row[x + 3];
            if (adobe == YCCK) {
                double cb = m - 128;
                double cr = y - 128;
                int luma = c;
                c = 255 - clamp(luma + 1.402 * cr);
                m = 255 - clamp(luma - 0.344136 * cb - 0.714136 * cr);
                y = 255 - clamp(luma + 1.772 * cb);
            }
            if (adobe < 0) {
                c = 255 - c;
                m = 255 - m;
                y = 255 - y;
                k = 255 - k;
            }
            rgb[o++] = (byte) ((c * k + 127) / 255);
            rgb[o++] = (byte) ((m * k + 127) / 255);
            rgb[o++] = (byte) ((y * k + 127) / 255);
        }
    }

    private static int clamp(double v) {
        return (int) Math.min(255, Math.max(0, Math.rint(v)));
    }
}
