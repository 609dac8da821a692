package quire.detection.data;

import quire.detection.box.GroundTruth;

/**
 * An image and what is on it.
 *
 * @param id      number of the image in its files, unique in its set
 * @param file    path of the picture relative to the folder of pictures, with '/'
 * @param width   pixels
 * @param height  pixels
 * @param objects boxes in the picture's own pixels, inside the picture
 * @param given   [n * 4] x, y, width and height of the same boxes to the last bit as annotated, for evaluation
 */
public record AnnotatedImage(long id, String file, int width, int height, GroundTruth objects, double[] given) {
    /** Objects whose boxes were annotated as they are. */
    public AnnotatedImage(long id, String file, int width, int height, GroundTruth objects) {
        this(id, file, width, height, objects, sides(objects.boxes()));
    }

    private static double[] sides(double[] corners) {
        double[] out = corners.clone();
        for (int p = 0; p < out.length; p += 4) {
            out[p + 2] -= out[p];
            out[p + 3] -= out[p + 1];
        }
        return out;
    }
}
