package quire.detection.predict;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import quire.api.QuireException;
import quire.api.compute.Session;
import quire.api.dataset.Schema;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.run.RunInfo;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.data.batch.FreshReading;
import quire.detection.box.GroundTruth;
import quire.detection.data.BatchWriter;
import quire.detection.data.DetectionInput;
import quire.detection.image.Canvas;
import quire.detection.image.Normalisation;
import quire.detection.image.Placement;
import quire.detection.image.RgbImage;
import quire.detection.model.DetectionProcedure;
import quire.detection.model.Detections;
import quire.detection.model.DetectorModel;

/** Finds objects on single pictures with a run's detector. */
final class Detecting {
    private final Session session;
    private final DetectorModel model;
    private final DetectionProcedure procedure;
    private final DetectionInput input;
    private final Canvas canvas;

    Detecting(Session session, RunInfo info, ModelFactory factory, OptionValues options) {
        Schema schema = info.schema();
        Map<String, String> text = new LinkedHashMap<>(info.spec().modelOptions());
        for (String name : List.of("score", "nms", "detections")) {
            text.put(name, options.text().get(name));
        }
        this.session = session;
        this.model = (DetectorModel) factory.create(factory.options().parse(text), schema, DType.FLOAT);
        this.procedure = DetectionProcedure.of(model, 1);
        this.input = new DetectionInput(schema.size("width"), schema.size("height"), normalisation(schema), false);
        this.canvas = input.canvas();
    }

    private static Normalisation normalisation(Schema schema) {
        String said = schema.facts().get("normalisation");
        return Stream.of(Normalisation.IMAGENET, Normalisation.CAFFE, Normalisation.VID).filter(n -> n.toString().equals(said)).findFirst()
                .orElseThrow(() -> QuireException.of("the run's data were normalised as %s, which is not known here; train it again", said));
    }

    /** Least side of a picture. */
    int stride() {
        int[] taken = model.config().taken();
        return Arrays.stream(taken).max().orElse(1);
    }

    /** What is on a picture, boxes in its own pixels. */
    Detections on(RgbImage image) {
        BatchWriter writer = new BatchWriter(FreshReading.evaluation(1), 1, input, 1);
        Placement at = input.place(image.width(), image.height(), false);
        canvas.clear().draw(image, at);
        writer.add(canvas, GroundTruth.of(new double[0]), image.width(), image.height(), at.scale(), 0);
        Batch batch = writer.batch();
        Detections d = Detections.of(procedure.infer(session, procedure.prepareInference(session, batch, 0), List.of()), 0);
        double[] boxes = d.boxes().clone();
        at.toPicture(boxes, d.count());
        return new Detections(boxes, d.scores(), d.labels());
    }
}
