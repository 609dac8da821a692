package quire.detection.data;

import java.util.List;
import quire.api.dataset.Reading;
import quire.api.dataset.Split;
import quire.api.tensor.Batch;
import quire.detection.box.GroundTruth;
import quire.detection.image.Canvas;
import quire.detection.image.Placement;
import quire.detection.image.RgbImage;

/** Annotated images as batches of pictures of one size and their objects; the tensors are those {@link GroundTruth} names. */
public final class DetectionSplit implements Split {
    private final List<AnnotatedImage> images;
    private final ImageSource source;
    private final DetectionInput input;
    private final int most;
    private final Canvas canvas;

    /** @param most objects on an image at most, the same for every split of a data set */
    public DetectionSplit(List<AnnotatedImage> images, ImageSource source, DetectionInput input, int most) {
        this.images = List.copyOf(images);
        this.source = source;
        this.input = input;
        this.most = most;
        this.canvas = input.canvas();
    }

    /** The images by their numbers. */
    public List<AnnotatedImage> images() {
        return images;
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public Batch read(int[] rows, Reading reading) {
        BatchWriter out = new BatchWriter(reading, rows.length, input, most);
        for (int row : rows) {
            AnnotatedImage image = images.get(row);
            RgbImage picture = source.read(image);
            boolean flip = reading.training() && input.flip() && reading.random().nextBoolean();
            Placement at = input.place(picture.width(), picture.height(), flip);
            GroundTruth o = image.objects();
            double[] boxes = o.boxes().clone();
            at.toInput(boxes, o.count());
            canvas.clear().draw(picture, at);
            out.add(canvas, new GroundTruth(boxes, o.labels(), o.areas(), o.flags()), picture.width(), picture.height(), at.scale(), row);
        }
        return out.batch();
    }
}
