package quire.detection.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;

/** Keeps the pictures read last, up to a number of bytes. */
public final class ImageCache {
    private final long most;
    private final LinkedHashMap<Path, RgbImage> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** @param most bytes of pixels kept; 0 keeps none */
    public ImageCache(long most) {
        this.most = most;
    }

    /** The picture in a file. @throws quire.api.QuireException as {@link ImageFiles#read} does */
    public synchronized RgbImage read(Path file) {
        RgbImage image = kept.get(file);
        if (image != null) {
            return image;
        }
        try {
            image = ImageFiles.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        if (image.rgb().length <= most) {
            kept.put(file, image);
            bytes += image.rgb().length;
            Iterator<RgbImage> oldest = kept.values().iterator();
            while (bytes > most) {
                bytes -= oldest.next().rgb().length;
                oldest.remove();
            }
        }
        return image;
    }

    /** Bytes of pixels kept now. */
    public synchronized long bytes() {
        return bytes;
    }
}
