package quire.paper.densepoint.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.paper.densepoint.cad.CadShapes;
import quire.paper.densepoint.geometry.Workers;
import quire.paper.densepoint.model.Shape;

/** Synthetic composites, written as {@code modelnet40_normal_resampled} or, for parts, as ShapeNetPart, and read by the readers of those. */
@Component
@PaperService(paper = "densepoint", id = "cad")
public final class Cad implements DatasetFactory {
    private final Workers workers;

    @Activate
    public Cad(@Reference Workers workers) {
        this.workers = workers;
    }

    @Override
    public Options options() {
        return Options.none()
                .integer("train", 100, 1, 5000, "training shapes per class")
                .integer("validation_shapes", 20, 1, 5000, "validation shapes per class")
                .integer("test_shapes", 40, 1, 5000, "test shapes per class")
                .integer("file_points", 1024, 16, 100_000, "points written of each shape")
                .number("noise", 0.01, 0, 1, "standard deviation of the points' shift, in half lengths of the shape")
                .number("occlusion", 0.25, 0, 0.9, "largest share of points missing on one side")
                .number("outliers", 0.02, 0, 0.5, "share of points anywhere; only for task=classify")
                .integer("data_seed", 1, 0, Integer.MAX_VALUE, "makes the data; apart from the run's seed, so that seeds compare on one set")
                .and(Loader.options(Shape.Task.CLASSIFY, 512));
    }

    @Override
    public String description() {
        return "synthetic CAD composites of 14 classes in confusable groups, with parts and normals, written and read in published formats";
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        OptionValues o = request.options();
        Path folder = request.work().resolve("cad");
        Files.createDirectories(folder);
        boolean parts = o.word("task").equals(Shape.Task.PARTS.word());
        boolean classify = o.word("task").equals(Shape.Task.CLASSIFY.word());
        CadShapes shapes = new CadShapes(o.integer("file_points"), o.number("noise"), o.number("occlusion"), classify ? o.number("outliers") : 0,
                o.integer("data_seed"));
        Map<String, Integer> counts = Map.of("train", o.integer("train"), "val", o.integer("validation_shapes"), "test", o.integer("test_shapes"));
        CadWriter writer = new CadWriter(folder, shapes, counts, workers);
        DatasetRequest written = new DatasetRequest(folder, request.work(), share(o), request.seed(), request.base());
        if (parts) {
            writer.shapeNetPart();
            return new ShapeNetPart(workers).open(written);
        }
        writer.modelnet();
        return new ModelnetText(workers).open(written);
    }

    /** Validation shapes of ModelNet's layout are taken out of the training list, in the number asked for. */
    private OptionValues share(OptionValues o) {
        Map<String, String> text = new java.util.LinkedHashMap<>(o.text());
        double all = (double) o.integer("train") + o.integer("validation_shapes");
        text.put("validation", Double.toString(o.integer("validation_shapes") / all));
        text.put("classes", "40");
        text.keySet().retainAll(new ModelnetText(workers).options().all().stream().map(x -> x.name()).toList());
        return new ModelnetText(workers).options().parse(text);
    }

}
