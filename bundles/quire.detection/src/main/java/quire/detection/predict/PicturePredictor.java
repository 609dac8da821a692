package quire.detection.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;
import quire.api.dataset.Schema;
import quire.api.model.ModelFactory;
import quire.api.option.Options;
import quire.api.paper.PredictContext;
import quire.api.paper.Predictor;
import quire.data.json.Json;
import quire.detection.box.GroundTruth;
import quire.detection.data.AnnotatedImage;
import quire.detection.data.AnnotationSet;
import quire.detection.data.CocoInstances;
import quire.detection.data.CocoResults;
import quire.detection.data.DetectionList;
import quire.detection.draw.DetectionPainter;
import quire.detection.image.RgbImage;
import quire.detection.model.Detections;

/** Boxes on pictures: drawn, and as COCO results with the list of images that they speak of. A paper's component extends it. */
public abstract class PicturePredictor implements Predictor {
    private static final Logger LOG = LoggerFactory.getLogger(PicturePredictor.class);

    @Override
    public Options options() {
        return Options.none()
                .number("score", 0.05, 0, 1, "least score of a detection in the results")
                .number("draw_score", 0.3, 0, 1, "least score of a detection that is drawn")
                .number("nms", 0.5, 0, 1, "overlap above which detections of a class suppress each other")
                .integer("detections", 100, 1, 1000, "detections per picture at most")
                .flag("recursive", true, "whether folders within folders are searched")
                .integer("pictures", 200, 0, 100000, "pictures drawn, from the first on");
    }

    @Override
    public String description() {
        return "PNG and JPEG pictures or folders of them in; pictures with boxes, COCO results.json, images.json and errors.json out";
    }

    @Override
    public List<Path> predict(PredictContext context) throws IOException {
        Schema schema = context.run().info().schema();
        Detecting detecting = new Detecting(context.session(), context.run().info(), factory(context.run().info().spec().model()), context.options());
        Pictures pictures = new Pictures(context.inputs(), context.options().flag("recursive"), detecting.stride());
        DetectionPainter painter = new DetectionPainter(schema.classes());
        List<AnnotatedImage> images = new ArrayList<>();
        DetectionList found = new DetectionList();
        List<Path> out = new ArrayList<>();
        for (int i = 0; i < pictures.count(); i++) {
            if (context.job().cancelled()) {
                throw new CancellationException("cancelled while detecting");
            }
            context.job().progress("detecting", i, pictures.count(), "picture", Map.of());
            RgbImage image = pictures.read(i);
            if (image == null) {
                continue;
            }
            Detections d = detecting.on(image);
            int at = images.size();
            images.add(new AnnotatedImage(at + 1, pictures.name(i), image.width(), image.height(), GroundTruth.of(new double[0])));
            note(found, at, d);
            if (out.size() < context.options().integer("pictures")) {
                Path png = context.out().resolve(String.format(Locale.ROOT, "%04d-%s.png", at + 1, plain(pictures.name(i))));
                ImageIO.write(painter.paint(image, d.boxes(), d.labels(), d.scores(), drawn(d, context.options().number("draw_score"))), "png",
                        png.toFile());
                out.add(png);
            }
        }
        pictures.problems().forEach(p -> LOG.warn("left out: {}", p.error()));
        if (images.isEmpty()) {
            throw new QuireException(pictures.problems().get(0).error());
        }
        long[] categories = Arrays.stream(schema.facts().get("category_ids").split(",")).mapToLong(Long::parseLong).toArray();
        AnnotationSet set = new AnnotationSet("images.json", schema.classes(), categories, images, Map.of());
        return Stream.concat(out.stream(), write(context.out(), set, found, pictures).stream()).toList();
    }

    private static List<Path> write(Path folder, AnnotationSet set, DetectionList found, Pictures pictures) throws IOException {
        Path results = folder.resolve("results.json");
        Path list = folder.resolve("images.json");
        Path errors = folder.resolve("errors.json");
        CocoResults.write(results, found, set);
        CocoInstances.write(list, set);
        Json.write(errors, pictures.problems().stream().map(p -> Map.of("file", p.file(), "error", p.error())).toList());
        return List.of(results, list, errors);
    }

    private static void note(DetectionList found, int image, Detections d) {
        for (int k = 0; k < d.count(); k++) {
            double[] b = d.boxes();
            found.add(image, d.labels()[k], d.scores()[k], b[4 * k], b[4 * k + 1], b[4 * k + 2] - b[4 * k], b[4 * k + 3] - b[4 * k + 1]);
        }
    }

    private static int drawn(Detections d, double least) {
        int n = 0;
        while (n < d.count() && d.scores()[n] >= least) {
            n++;
        }
        return n;
    }

    private static String plain(String name) {
        String t = name.replaceAll("\\.[A-Za-z]+$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
        return t.substring(Math.max(0, t.length() - 60));
    }

    /** The factory of a model of the paper. @throws QuireException if it has none of this name */
    protected abstract ModelFactory factory(String model);
}
