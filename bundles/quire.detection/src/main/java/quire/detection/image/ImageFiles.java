package quire.detection.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import quire.api.QuireException;

/**
 * Reads PNG and JPEG files as {@link RgbImage}, the stored numbers as they are: 16-bit samples are scaled to 8 bits, grey is repeated,
 * palettes are looked up, alpha is dropped (the colours below it stay, as OpenCV and Pillow do), CMYK and YCCK become RGB without a
 * profile, colour profiles and EXIF orientation are not applied: annotations mean the pixels as they are stored.
 */
public final class ImageFiles {
    /** Pixels a picture may have: 64 million. */
    public static final long MOST_PIXELS = 64_000_000;
    private static final long LARGEST_FILE = 512L << 20;

    private ImageFiles() {
    }

    /** Reads a picture. @throws QuireException naming the file if it is empty, cut off, damaged, too large or no PNG or JPEG */
    public static RgbImage read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw QuireException.of("no such picture: %s; check the path", file);
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw QuireException.of("%s: has %d bytes, at most %d are read; give a smaller picture", file, Files.size(file), LARGEST_FILE);
        }
        return read(file.toString(), Files.readAllBytes(file));
    }

    /** Reads a picture from the bytes of its file. @param name what errors call it */
    public static RgbImage read(String name, byte[] bytes) {
        if (bytes.length == 0) {
            throw new QuireException(name + ": is empty; get the picture again");
        }
        boolean jpeg = bytes.length > 3 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8;
        boolean png = bytes.length > 8 && (bytes[0] & 0xFF) == 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G';
        if (!jpeg && !png) {
            throw new QuireException(name + ": is no PNG or JPEG picture; convert it");
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName(jpeg ? "jpeg" : "png").next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw QuireException.of("%s: %d x %d pixels are more than %d; give a smaller picture", name, reader.getWidth(0), reader.getHeight(0),
                        MOST_PIXELS);
            }
            boolean[] cut = new boolean[1];
            reader.addIIOReadWarningListener((source, warning) -> {
                String w = warning.toLowerCase(Locale.ROOT);
                // libjpeg invents what is missing and only warns
                cut[0] |= w.contains("truncated") || w.contains("premature");
            });
            RgbImage image = jpeg ? jpeg(reader, bytes) : png(reader.read(0));
            if (cut[0]) {
                throw new IIOException("the file is cut off");
            }
            return image;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new QuireException(name + ": damaged picture: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                    + "; get it again", e);
        } finally {
            reader.dispose();
        }
    }

    private static RgbImage jpeg(ImageReader reader, byte[] bytes) throws IOException {
        JpegColours colours = JpegColours.of(bytes);
        if (colours.components() != 4) {
            return samples(reader.read(0).getRaster(), 255);
        }
        Raster raster = reader.readRaster(0, null);
        int w = raster.getWidth();
        int h = raster.getHeight();
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(w, h), 3)];
        int[] row = new int[4 * w];
        for (int y = 0; y < h; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, w, 1, row);
            colours.toRgb(row, rgb, 3 * y * w);
        }
        return new RgbImage(w, h, rgb);
    }

    private static RgbImage png(BufferedImage image) {
        if (!(image.getColorModel() instanceof IndexColorModel palette)) {
            return samples(image.getRaster(), (1 << image.getSampleModel().getSampleSize(0)) - 1);
        }
        int w = image.getWidth();
        int h = image.getHeight();
        byte[] rgb = new byte[3 * w * h];
        int[] row = new int[w];
        for (int y = 0; y < h; y++) {
            image.getRaster().getPixels(0, y, w, 1, row);
            for (int x = 0; x < w; x++) {
                int o = 3 * (y * w + x);
                // beyond the palette: black
                boolean known = row[x] < palette.getMapSize();
                rgb[o] = (byte) (known ? palette.getRed(row[x]) : 0);
                rgb[o + 1] = (byte) (known ? palette.getGreen(row[x]) : 0);
                rgb[o + 2] = (byte) (known ? palette.getBlue(row[x]) : 0);
            }
        }
        return new RgbImage(w, h, rgb);
    }

    /** Samples of one or two bands are grey, of three or four colours. Read as numbers: Java would bend grey by a gamma curve. */
    private static RgbImage samples(Raster raster, int largest) {
        int w = raster.getWidth();
        int h = raster.getHeight();
        int bands = raster.getNumBands();
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(w, h), 3)];
        int[] row = new int[bands * w];
        int green = bands >= 3 ? 1 : 0;
        int blue = bands >= 3 ? 2 : 0;
        int o = 0;
        for (int y = 0; y < h; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, w, 1, row);
            for (int x = 0; x < row.length; x += bands) {
                rgb[o++] = eight(row[x], largest);
                rgb[o++] = eight(row[x + green], largest);
                rgb[o++] = eight(row[x + blue], largest);
            }
        }
        return new RgbImage(w, h, rgb);
    }

    private static byte eight(int v, int largest) {
        return (byte) (largest == 255 ? v : (v * 255 + largest / 2) / largest);
    }

    /** PNG and JPEG files of a folder by name; a single file is a list of one. @param deep those of folders within too */
    public static List<Path> list(Path place, boolean deep) throws IOException {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        if (!Files.isDirectory(place)) {
            throw QuireException.of("no such file or folder: %s; check the path", place);
        }
        try (Stream<Path> files = Files.walk(place, deep ? Integer.MAX_VALUE : 1)) {
            return files.filter(f -> f.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)") && Files.isRegularFile(f))
                    .sorted().toList();
        }
    }
}
