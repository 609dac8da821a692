package quire.paper.densepoint.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.paper.PredictContext;
import quire.api.paper.Predictor;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.paper.densepoint.data.Samples;
import quire.paper.densepoint.data.Samples.Sample;
import quire.paper.densepoint.file.Shape3;
import quire.paper.densepoint.file.ShapeFiles;
import quire.paper.densepoint.geometry.Workers;
import quire.paper.densepoint.model.Shape;

/** Names, searches, labels or orients the shapes in files, whichever the run was trained for. */
@Component
@PaperService(paper = "densepoint", id = "densepoint")
public final class PointPredictor implements Predictor {
    private static final int BATCH = 16;
    private static final int SURFACE = 4;
    private final Workers workers;

    @Activate
    public PointPredictor(@Reference Workers workers) {
        this.workers = workers;
    }

    @Override
    public Options options() {
        return Options.none()
                .integer("pictures", 12, 0, 1000, "files drawn from two sides, from the first on")
                .integer("similar", 5, 0, 100, "most similar training shapes named for each file (classification)")
                .word("category", "auto", "category of the files (parts); auto: the class name that the file or its folder carries");
    }

    @Override
    public String description() {
        return "files of points or meshes and folders of them in; predictions.csv and similar.csv, or a coloured .ply and a table of every point"
                + " for parts and normals, and pictures from two sides out";
    }

    @Override
    public List<Path> predict(PredictContext context) throws IOException {
        Samples samples = new Samples(context.run().info().schema(), workers);
        List<Path> files = Inputs.files(context.inputs());
        boolean classify = samples.layout().task() == Shape.Task.CLASSIFY;
        Results results = classify ? new ClassResults(context, samples) : new PointResults(context, samples);
        for (int from = 0; from < files.size(); from += BATCH) {
            if (context.job().cancelled()) {
                throw new CancellationException("cancelled while predicting");
            }
            context.job().progress("predicting", from, files.size(), "file", Map.of());
            List<Path> part = files.subList(from, Math.min(files.size(), from + BATCH));
            List<Sample> all = new ArrayList<>();
            List<Shape3> shapes = new ArrayList<>();
            int[] labels = new int[part.size()];
            for (int i = 0; i < labels.length; i++) {
                Shape3 shape = ShapeFiles.read(part.get(i));
                shapes.add(shape);
                labels[i] = results.category(part.get(i));
                String source = part.get(i).toString();
                all.add(samples.sample(source, shape.cloud(source, SURFACE * samples.layout().points()), shape.points().xyz()));
            }
            Batch batch = samples.batch(all, labels);
            Map<String, Tensor> out = context.session().run(batch, results.outputs());
            results.take(part, shapes, all, labels, out);
        }
        return results.end();
    }

    /** What becomes of a batch's outputs. */
    interface Results {
        /** Outputs of the graph it needs. */
        String[] outputs();

        /** Class a file is said to be of; 0 where it does not matter. */
        int category(Path file);

        void take(List<Path> files, List<Shape3> shapes, List<Sample> samples, int[] labels, Map<String, Tensor> outputs) throws IOException;

        /** Writes what is left and gives all files. */
        List<Path> end() throws IOException;
    }
}
