package quire.detection.data;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Map;
import quire.api.dataset.Reading;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.detection.box.GroundTruth;
import quire.detection.image.Canvas;

/** Fills the tensors of a batch of images, one after the other; see {@link GroundTruth} for their names and shapes. */
public final class BatchWriter {
    private final int rows;
    private final int most;
    private final Tensor image;
    private final Tensor boxes;
    private final Tensor labels;
    private final Tensor count;
    private final Tensor areas;
    private final Tensor flags;
    private final Tensor info;
    private final FloatBuffer pixels;
    private int written;

    /** @param most objects of an image at most */
    public BatchWriter(Reading reading, int rows, DetectionInput input, int most) {
        this.rows = rows;
        this.most = most;
        image = reading.tensor(GroundTruth.IMAGE, DType.FLOAT, rows, 3, input.height(), input.width());
        boxes = reading.tensor(GroundTruth.BOXES, DType.FLOAT, rows, most, 4);
        labels = reading.tensor(GroundTruth.LABELS, DType.INT, rows, most);
        count = reading.tensor(GroundTruth.COUNT, DType.INT, rows);
        areas = reading.tensor(GroundTruth.AREAS, DType.FLOAT, rows, most);
        flags = reading.tensor(GroundTruth.FLAGS, DType.INT, rows, most);
        info = reading.tensor(GroundTruth.INFO, DType.FLOAT, rows, 4);
        pixels = image.floats();
    }

    /**
     * Adds an image.
     *
     * @param truth  boxes in pixels of the input
     * @param width  of the original image
     * @param height of the original image
     * @param scale  input pixels per original pixel
     * @param number of the image in its split
     */
    public void add(Canvas canvas, GroundTruth truth, int width, int height, double scale, int number) {
        if (truth.count() > most) {
            throw new IllegalArgumentException(truth.count() + " objects where " + most + " were announced");
        }
        canvas.put(pixels);
        FloatBuffer b = boxes.floats();
        IntBuffer l = labels.ints();
        FloatBuffer a = areas.floats();
        IntBuffer f = flags.ints();
        int at = written * most;
        for (int g = 0; g < most; g++) {
            boolean real = g < truth.count();
            for (int c = 0; c < 4; c++) {
                b.put((at + g) * 4 + c, real ? (float) truth.boxes()[4 * g + c] : 0);
            }
            l.put(at + g, real ? truth.labels()[g] : -1);
            a.put(at + g, real ? (float) truth.areas()[g] : 0);
            f.put(at + g, real ? truth.flags()[g] : 0);
        }
        count.ints().put(written, truth.count());
        info.floats().put(4 * written, new float[] {width, height, (float) scale, number});
        written++;
    }

    /** The batch, once every image has been added. */
    public Batch batch() {
        if (written != rows) {
            throw new IllegalStateException(written + " of " + rows + " images were added");
        }
        return new Batch(rows, Map.of(GroundTruth.IMAGE, image, GroundTruth.BOXES, boxes, GroundTruth.LABELS, labels, GroundTruth.COUNT, count,
                GroundTruth.AREAS, areas, GroundTruth.FLAGS, flags, GroundTruth.INFO, info));
    }
}
