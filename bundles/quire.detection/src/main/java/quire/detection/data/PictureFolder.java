package quire.detection.data;

import java.nio.file.Files;
import java.nio.file.Path;
import quire.api.QuireException;
import quire.detection.image.ImageCache;
import quire.detection.image.RgbImage;

/** Pictures in files, the last ones kept in memory. */
public final class PictureFolder implements ImageSource {
    private final Path folder;
    private final ImageCache cache;

    /** @param folder what the images' file names are relative to */
    public PictureFolder(Path folder, ImageCache cache) {
        this.folder = folder;
        this.cache = cache;
    }

    /** Checks that every picture of a set is there, without reading any. */
    public void require(AnnotationSet set) {
        for (AnnotatedImage i : set.images()) {
            if (!Files.isRegularFile(folder.resolve(i.file()))) {
                throw QuireException.of("%s: the picture of image %d is missing: %s; add it, or remove the image and its annotations", set.source(),
                        i.id(), folder.resolve(i.file()));
            }
        }
    }

    @Override
    public RgbImage read(AnnotatedImage image) {
        Path file = folder.resolve(image.file());
        RgbImage picture = cache.read(file);
        if (picture.width() != image.width() || picture.height() != image.height()) {
            throw QuireException.of("%s: the picture is %d x %d, its annotation says %d x %d; get the picture again or correct the annotation", file,
                    picture.width(), picture.height(), image.width(), image.height());
        }
        return picture;
    }
}
