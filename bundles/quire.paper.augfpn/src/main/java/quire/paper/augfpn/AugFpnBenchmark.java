package quire.paper.augfpn;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Component;
import quire.api.compute.Optimiser;
import quire.api.dataset.Schema;
import quire.api.model.ModelFactory;
import quire.api.paper.Benchmark;
import quire.api.paper.PaperService;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.detection.box.GroundTruth;
import quire.detection.model.DetectionProcedure;
import quire.detection.model.DetectorModel;
import quire.paper.augfpn.model.FasterRcnnFactory;

/** Faster R-CNN with FPN and with AugFPN: TinyResNet-8, 32 channels, 128x128 pixels, four pictures an update, one in prediction. */
@Component
@PaperService(paper = "augfpn", id = "augfpn")
public final class AugFpnBenchmark implements Benchmark {
    private static final int SIDE = 128;
    private static final int IMAGES = 4;
    private static final int OBJECTS = 3;
    private static final int CLASSES = 6;

    @Override
    public List<Case> cases() {
        return List.of(detector("Faster R-CNN, FPN", Map.of("neck", "fpn")),
                detector("Faster R-CNN, AugFPN", Map.of("ratios", "0.125,0.25,0.5")));
    }

    private static Case detector(String name, Map<String, String> options) {
        ModelFactory factory = new FasterRcnnFactory();
        Schema schema = new Schema(Map.of("width", (long) SIDE, "height", (long) SIDE, "classes", (long) CLASSES),
                List.of("a", "b", "c", "d", "e", "f"), Map.of());
        DetectorModel model = (DetectorModel) factory.create(factory.options().parse(options), schema, DType.FLOAT);
        return new GraphCase(name, model, DetectionProcedure.of(model, 1), Optimiser.adam(1e-3), batch(IMAGES), batch(1));
    }

    private static Batch batch(int images) {
        SplittableRandom r = new SplittableRandom(1);
        float[] pixels = new float[images * 3 * SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) r.nextGaussian();
        }
        float[] boxes = new float[images * OBJECTS * 4];
        int[] labels = new int[images * OBJECTS];
        for (int i = 0; i < labels.length; i++) {
            float size = 10 + 20 * (i % OBJECTS);
            float x = (float) (r.nextDouble() * (SIDE - size));
            float y = (float) (r.nextDouble() * (SIDE - size));
            System.arraycopy(new float[] {x, y, x + size, y + size}, 0, boxes, 4 * i, 4);
            labels[i] = r.nextInt(CLASSES);
        }
        int[] counts = new int[images];
        Arrays.fill(counts, OBJECTS);
        return new Batch(images, Map.of(GroundTruth.IMAGE, Tensor.of(pixels, images, 3, SIDE, SIDE), GroundTruth.BOXES,
                Tensor.of(boxes, images, OBJECTS, 4), GroundTruth.LABELS, Tensor.of(labels, images, OBJECTS), GroundTruth.COUNT, Tensor.of(counts, images),
                GroundTruth.AREAS, Tensor.zeros(DType.FLOAT, images, OBJECTS), GroundTruth.FLAGS, Tensor.zeros(DType.INT, images, OBJECTS)));
    }
}
