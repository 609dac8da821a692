package quire.paper.stitcher.data;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import quire.api.dataset.Reading;
import quire.api.dataset.Split;
import quire.api.tensor.Batch;
import quire.data.batch.FreshReading;
import quire.detection.box.GroundTruth;
import quire.detection.data.AnnotatedImage;
import quire.detection.data.DetectionInput;
import quire.detection.data.DetectionSplit;
import quire.detection.image.Normalisation;
import quire.detection.image.RgbImage;

/** Pictures of 64 x 64 pixels, each of one colour, with one or two boxes. */
public final class KnownPictures implements Split {
    public static final int SIDE = 64;
    private final DetectionSplit split;

    public KnownPictures(int count) {
        List<AnnotatedImage> images = IntStream.range(0, count).mapToObj(i -> new AnnotatedImage(i + 1, "p" + i, SIDE, SIDE,
                i % 2 == 0 ? truth(new double[] {4, 6, 40, 50}, 0) : truth(new double[] {1, 2, 11, 12, 20, 20, 60, 44}, 1, 0))).toList();
        split = new DetectionSplit(images, image -> {
            byte[] rgb = new byte[3 * SIDE * SIDE];
            Arrays.fill(rgb, (byte) (7 * image.id()));
            return new RgbImage(SIDE, SIDE, rgb);
        }, new DetectionInput(SIDE, SIDE, Normalisation.IMAGENET, true), 2);
    }

    private static GroundTruth truth(double[] boxes, int... labels) {
        double[] areas = new double[labels.length];
        for (int i = 0; i < areas.length; i++) {
            areas[i] = (boxes[4 * i + 2] - boxes[4 * i]) * (boxes[4 * i + 3] - boxes[4 * i + 1]);
        }
        return new GroundTruth(boxes, labels, areas, new int[labels.length]);
    }

    @Override
    public int size() {
        return split.size();
    }

    @Override
    public Batch read(int[] rows, Reading reading) {
        return split.read(rows, reading);
    }

    /** Reading for training. */
    public static FreshReading training(long seed) {
        return new FreshReading(true, new SplittableRandom(seed));
    }
}
