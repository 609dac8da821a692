package @package@;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.Seeds;

/** Made data: points on two rings around one centre, which no line parts. */
@Component
@PaperService(paper = @Name@Paper.ID, id = "rings")
public final class RingsFactory implements DatasetFactory {
    private static final List<String> CLASSES = List.of("inner", "outer");

    @Override
    public Options options() {
        return Options.none()
                .integer("train", 512, 1, 1000000, "training points")
                .integer("validation", 128, 1, 1000000, "validation points")
                .integer("test", 256, 1, 1000000, "test points")
                .number("noise", 0.2, 0, 2, "deviation of the radius; the rings are 1 apart");
    }

    @Override
    public String description() {
        return "made points on two rings";
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    @Override
    public Dataset open(DatasetRequest request) {
        OptionValues o = request.options();
        return new Examples(Map.of(Dataset.TRAIN, points(request, Dataset.TRAIN, o.integer("train")),
                Dataset.VALIDATION, points(request, Dataset.VALIDATION, o.integer("validation")),
                Dataset.TEST, points(request, Dataset.TEST, o.integer("test"))), 2, CLASSES);
    }

    private static List<Examples.Example> points(DatasetRequest request, String split, int count) {
        SplittableRandom random = Seeds.random(request.seed(), split);
        List<Examples.Example> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int label = i % 2;
            double radius = 1 + label + request.options().number("noise") * random.nextGaussian();
            double angle = 2 * Math.PI * random.nextDouble();
            out.add(new Examples.Example(new float[] {(float) (radius * Math.cos(angle)), (float) (radius * Math.sin(angle))}, label));
        }
        return out;
    }
}
