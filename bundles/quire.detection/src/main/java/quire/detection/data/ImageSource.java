package quire.detection.data;

import quire.detection.image.RgbImage;

/** Where the pictures of annotated images come from: files, or a generator. */
@FunctionalInterface
public interface ImageSource {
    /** The picture, of the annotated size. @throws quire.api.QuireException if it is not there, damaged or of another size */
    RgbImage read(AnnotatedImage image);
}
