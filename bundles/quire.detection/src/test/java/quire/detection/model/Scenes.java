package quire.detection.model;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.detection.box.GroundTruth;
import quire.detection.nn.TensorFill;

/** Made pictures: bright squares (class 0) and dark ones (class 1), two to a picture, on grey noise. */
final class Scenes {
    private static final int MOST = 3;

    private Scenes() {
    }

    static Batch batch(int images, int side, long seed) {
        return batch(images, side, seed, DType.FLOAT);
    }

    static Batch batch(int images, int side, long seed, DType dtype) {
        SplittableRandom r = new SplittableRandom(seed);
        double[] image = new double[images * 3 * side * side];
        float[] boxes = new float[images * MOST * 4];
        int[] labels = new int[images * MOST];
        Arrays.fill(labels, -1);
        int[] counts = new int[images];
        for (int i = 0; i < image.length; i++) {
            image[i] = 0.2 * r.nextGaussian();
        }
        for (int n = 0; n < images; n++) {
            counts[n] = 2;
            for (int k = 0; k < 2; k++) {
                int size = side / 6 + r.nextInt(side / 6);
                int x = k * side / 2 + r.nextInt(side / 2 - size);
                int y = r.nextInt(side - size);
                int label = r.nextInt(2);
                for (int p = 0; p < 3 * size * size; p++) {
                    image[((n * 3 + p / size / size) * side + y + p / size % size) * side + x + p % size] = label == 0 ? 2 : -2;
                }
                int o = n * MOST + k;
                labels[o] = label;
                System.arraycopy(new float[] {x, y, x + size, y + size}, 0, boxes, 4 * o, 4);
            }
        }
        Tensor pictures = Tensor.zeros(dtype, images, 3, side, side);
        TensorFill.put(pictures, 0, image, image.length);
        return new Batch(images, Map.of(GroundTruth.IMAGE, pictures, GroundTruth.BOXES, Tensor.of(boxes, images, MOST, 4), GroundTruth.LABELS,
                Tensor.of(labels, images, MOST), GroundTruth.COUNT, Tensor.of(counts, images), GroundTruth.AREAS,
                Tensor.zeros(DType.FLOAT, images, MOST), GroundTruth.FLAGS, Tensor.zeros(DType.INT, images, MOST)));
    }
}
