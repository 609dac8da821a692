package quire.paper.densepoint;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.api.compute.Optimiser;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.paper.Benchmark;
import quire.api.paper.PaperService;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.data.batch.FreshReading;
import quire.paper.densepoint.data.Assembly;
import quire.paper.densepoint.data.Layout;
import quire.paper.densepoint.geometry.Cloud;
import quire.paper.densepoint.geometry.Levels;
import quire.paper.densepoint.geometry.Stages;
import quire.paper.densepoint.geometry.UnitSphere;
import quire.paper.densepoint.geometry.Workers;
import quire.paper.densepoint.model.DensePointFactory;
import quire.paper.densepoint.model.PlainFactory;
import quire.paper.densepoint.model.PointNet2Factory;
import quire.paper.densepoint.model.PointNetFactory;
import quire.paper.densepoint.model.Shape;

/** The released size: L=6, k=24, 1,024 points, 40 classes; training in batches of 8, prediction of one cloud, indices of one cloud. */
@Component
@PaperService(paper = "densepoint", id = "densepoint")
public final class DensePointBenchmark implements Benchmark {
    private static final int POINTS = 1024;
    private static final int ROWS = 8;
    private final Workers workers;

    @Activate
    public DensePointBenchmark(@Reference Workers workers) {
        this.workers = workers;
    }

    @Override
    public List<Case> cases() {
        Stages stages = Stages.of(Stages.options().defaults());
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            classes.add("class " + i);
        }
        Layout layout = new Layout(Shape.Task.CLASSIFY, POINTS, stages, classes, List.of(), 1, 0);
        Schema schema = layout.schema();
        Assembly assembly = new Assembly(layout, workers);
        Batch batch = batch(assembly, ROWS);
        Batch one = batch(assembly, 1);
        float[] cloud = cloud(new SplittableRandom(1)).xyz();
        List<Cloud> clouds = clouds(ROWS);
        return List.of(graph("DensePoint L=6 k=24", new DensePointFactory(), schema, batch, one),
                graph("plain PConv stack of equal size", new PlainFactory(), schema, batch, one),
                graph("PointNet++ SSG", new PointNet2Factory(), schema, batch, one),
                graph("PointNet", new PointNetFactory(), schema, batch, one),
                new HostCase("indices of one cloud", 1, () -> new Levels(cloud, stages, 0)),
                new HostCase("indices and tensors of a batch of 8", ROWS,
                        () -> assembly.batch(clouds, new int[ROWS], FreshReading.evaluation(1))));
    }

    private static GraphCase graph(String name, ModelFactory factory, Schema schema, Batch batch, Batch one) {
        Model model = factory.create(factory.options().defaults(), schema, DType.FLOAT);
        return new GraphCase(name, model, Optimiser.adam(1e-3), batch, one);
    }

    private static Batch batch(Assembly assembly, int rows) {
        return assembly.batch(clouds(rows), new int[rows], FreshReading.evaluation(1));
    }

    private static List<Cloud> clouds(int rows) {
        SplittableRandom random = new SplittableRandom(1);
        List<Cloud> out = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            out.add(cloud(random));
        }
        return out;
    }

    /** A surface, not a ball full of points: balls then hold about as many neighbours as those of real shapes. */
    private static Cloud cloud(SplittableRandom random) {
        float[] xyz = new float[POINTS * 3];
        for (int i = 0; i < POINTS; i++) {
            double a = random.nextDouble(2 * Math.PI);
            double h = random.nextDouble(-1, 1);
            double r = Math.sqrt(1 - h * h);
            xyz[3 * i] = (float) (r * Math.cos(a));
            xyz[3 * i + 1] = (float) (0.5 * r * Math.sin(a));
            xyz[3 * i + 2] = (float) h;
        }
        return Cloud.of(UnitSphere.of("cloud", xyz).apply(xyz));
    }
}
