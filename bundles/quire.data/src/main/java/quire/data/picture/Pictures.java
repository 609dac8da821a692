package quire.data.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import quire.api.QuireException;
import quire.data.file.AtomicFile;

/** Reads and writes single pictures. */
public final class Pictures {
    /** Pixels a picture may have unless the caller says otherwise: 64 million. */
    public static final long MOST_PIXELS = 64_000_000;

    private Pictures() {
    }

    /** Reads a picture in a format Java knows (PNG, JPEG, GIF, BMP). @throws QuireException if it is damaged or too large */
    public static BufferedImage read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in, MOST_PIXELS);
        }
    }

    /** Reads a picture from bytes. @param name what errors call it */
    public static BufferedImage read(String name, byte[] bytes) throws IOException {
        return read(name, new ByteArrayInputStream(bytes), MOST_PIXELS);
    }

    /**
     * Reads a picture from a stream, which stays open. Its size is checked before its pixels are decoded.
     *
     * @param name       what errors call it
     * @param mostPixels pixels it may have
     */
    public static BufferedImage read(String name, InputStream in, long mostPixels) throws IOException {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new QuireException(name + ": no picture in a known format; give a PNG or JPEG file");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > mostPixels) {
                    throw new QuireException(name + ": " + reader.getWidth(0) + " x " + reader.getHeight(0)
                            + " pixels are more than " + mostPixels + "; give a smaller picture");
                }
                return reader.read(0);
            } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new QuireException(name + ": damaged picture: " + e.getMessage() + "; replace the file", e);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Replaces a file by a PNG picture, whole or not at all. */
    public static void write(Path png, BufferedImage image) throws IOException {
        AtomicFile.stream(png, out -> {
            try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                if (!ImageIO.write(image, "png", stream)) {
                    throw new IOException("no PNG writer for image type " + image.getType());
                }
            }
        });
    }
}
