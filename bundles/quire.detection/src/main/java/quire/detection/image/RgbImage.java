package quire.detection.image;

/**
 * A picture of 8-bit red, green and blue.
 *
 * @param rgb rows of pixels, three bytes each; not to be changed
 */
public record RgbImage(int width, int height, byte[] rgb) {
    public RgbImage {
        if (rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
            throw new IllegalArgumentException(rgb.length + " bytes for " + width + " x " + height + " pixels");
        }
    }

    /** One colour of a pixel, 0 to 255. @param channel 0 red, 1 green, 2 blue */
    public int at(int x, int y, int channel) {
        return rgb[(y * width + x) * 3 + channel] & 0xFF;
    }
}
