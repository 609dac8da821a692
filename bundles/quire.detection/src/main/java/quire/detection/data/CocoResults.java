package quire.detection.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import quire.data.file.AtomicFile;

/** COCO's result files: a list of {@code image_id, category_id, bbox, score}, in original pixels and the categories' own numbers. */
public final class CocoResults {
    private CocoResults() {
    }

    /** Replaces a file by the detections on a set. */
    public static void write(Path file, DetectionList detections, AnnotationSet set) throws IOException {
        AtomicFile.stream(file, out -> {
            try (JsonGenerator g = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
                g.writeStartArray();
                for (int i = 0; i < detections.count(); i++) {
                    g.writeRaw(i == 0 ? "\n" : "");
                    g.writeStartObject();
                    g.writeNumberField("image_id", set.images().get(detections.image(i)).id());
                    g.writeNumberField("category_id", set.category(detections.label(i)));
                    g.writeFieldName("bbox");
                    g.writeArray(detections.box(i), 0, 4);
                    g.writeNumberField("score", detections.score(i));
                    g.writeEndObject();
                    g.writeRaw("\n");
                }
                g.writeEndArray();
            }
        });
    }

    /** Reads the detections on a set; an empty list is none. @throws quire.api.QuireException naming file, record and value */
    public static DetectionList read(Path file, AnnotationSet set) throws IOException {
        DetectionList out = new DetectionList();
        try (JsonIn in = new JsonIn(file)) {
            in.reading(start -> in.array("the file", i -> detection(in, i, set, out)));
        }
        return out;
    }

    private static void detection(JsonIn in, int index, AnnotationSet set, DetectionList out) throws IOException {
        in.at("detection " + (index + 1));
        long[] ids = new long[2];
        double[] box = new double[4];
        double[] score = new double[1];
        int[] seen = new int[1];
        in.object("detection", field -> {
            switch (field) {
                case "image_id" -> {
                    ids[0] = in.integer("image_id");
                    seen[0] |= 1;
                }
                case "category_id" -> {
                    ids[1] = in.integer("category_id");
                    seen[0] |= 2;
                }
                case "bbox" -> {
                    in.box(box);
                    seen[0] |= 4;
                }
                case "score" -> {
                    score[0] = in.number("score");
                    seen[0] |= 8;
                }
                default -> in.skip();
            }
        });
        if (seen[0] != 15) {
            throw in.bad("image_id, category_id, bbox or score is missing", "give all four");
        }
        int place = set.place(ids[0]);
        if (place < 0) {
            throw in.bad("image_id " + ids[0] + " is no image of " + set.source(), "give the results of these images only");
        }
        int label = set.label(ids[1]);
        if (label < 0) {
            throw in.bad("category_id " + ids[1] + " is no category of " + set.source(), "give the categories' own numbers");
        }
        if (!(box[2] >= 0 && box[3] >= 0)) {
            throw in.bad("bbox has the negative side " + Math.min(box[2], box[3]), "give x, y, width and height");
        }
        out.add(place, label, score[0], box[0], box[1], box[2], box[3]);
    }
}
