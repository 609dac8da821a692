package quire.paper.stitcher;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;
import quire.api.compute.Optimiser;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;
import quire.api.paper.Benchmark;
import quire.api.paper.PaperService;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.data.batch.FreshReading;
import quire.detection.box.GroundTruth;
import quire.detection.data.AnnotatedImage;
import quire.detection.data.DetectionInput;
import quire.detection.data.DetectionSplit;
import quire.detection.image.Normalisation;
import quire.detection.image.RgbImage;
import quire.detection.model.DetectionProcedure;
import quire.detection.model.DetectorModel;
import quire.paper.stitcher.data.ChoiceSplit;
import quire.paper.stitcher.data.StitchedBatch;
import quire.paper.stitcher.feedback.Mode;
import quire.paper.stitcher.feedback.StitchOptions;
import quire.paper.stitcher.model.FcosFactory;
import quire.paper.stitcher.stitch.Grid;

/** FCOS at 128x128 pixels, eight pictures an update, fed regularly and by feedback; and the reading of both kinds of batches. */
@Component
@PaperService(paper = "stitcher", id = "stitcher")
public final class StitcherBenchmark implements Benchmark {
    private static final int SIDE = 128;
    private static final int[] ROWS = IntStream.range(0, 8).toArray();

    @Override
    public List<Case> cases() {
        Split pictures = pictures();
        Split choices = new ChoiceSplit(pictures, new Grid(2), Mode.FEEDBACK);
        Batch pair = choices.read(ROWS, reading());
        Batch regular = StitchedBatch.regular(pair);
        FcosFactory factory = new FcosFactory();
        Schema schema = new Schema(Map.of("width", (long) SIDE, "height", (long) SIDE, "classes", 3L), List.of("a", "b", "c"), Map.of());
        DetectorModel model = (DetectorModel) factory.create(factory.options().parse(Map.of("first_map", "0", "extra_levels", "1")), schema, DType.FLOAT);
        return List.of(new GraphCase("fcos, regular", model, DetectionProcedure.of(model, 1), Optimiser.adam(1e-3), regular, regular),
                new GraphCase("fcos, feedback", model, new StitchProcedure(DetectionProcedure.of(model, 1),
                        StitchOptions.of(StitchOptions.options().defaults()), 1), Optimiser.adam(1e-3), pair, regular),
                new HostCase("read, regular", ROWS.length, () -> pictures.read(ROWS, reading())),
                new HostCase("read, both kinds", ROWS.length, () -> choices.read(ROWS, reading())));
    }

    private static FreshReading reading() {
        return new FreshReading(true, new SplittableRandom(1));
    }

    /** Grey pictures with three boxes, decoded beforehand. */
    private static Split pictures() {
        double[] boxes = {5, 5, 15, 17, 30, 40, 80, 100, 90, 10, 120, 45};
        GroundTruth truth = new GroundTruth(boxes, new int[] {0, 1, 2}, new double[] {120, 3000, 1050}, new int[3]);
        List<AnnotatedImage> images = IntStream.rangeClosed(1, 64).mapToObj(i -> new AnnotatedImage(i, "p" + i, SIDE, SIDE, truth)).toList();
        byte[] rgb = new byte[3 * SIDE * SIDE];
        Arrays.fill(rgb, (byte) 100);
        RgbImage picture = new RgbImage(SIDE, SIDE, rgb);
        return new DetectionSplit(images, image -> picture, new DetectionInput(SIDE, SIDE, Normalisation.IMAGENET, true), 3);
    }
}
