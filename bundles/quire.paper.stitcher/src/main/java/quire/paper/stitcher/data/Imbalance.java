package quire.paper.stitcher.data;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.detection.data.DetectionDataset.Part;
import quire.detection.made.MadeFactory;
import quire.detection.made.SceneMaker;
import quire.detection.made.SceneWriter;

/**
 * The imbalance the paper starts from: few training pictures hold small objects, though many each; half of the validation and test
 * pictures do. Sides of 20 to 64 pixels, or 7 to 15, of 128; halved, the large ones are partly small.
 */
@Component(service = DatasetFactory.class)
@PaperService(paper = "stitcher", id = "imbalance")
public final class Imbalance extends MadeFactory {
    @Override
    public Options options() {
        return super.options().withDefaults(Map.of("train", "400", "validation", "60", "test", "120"))
                .number("small_share", 0.15, 0, 1, "share of training pictures with small objects; 0.5 for no imbalance");
    }

    @Override
    public String description() {
        return "synthetic: pictures with one to three large or three to five small shapes, the small ones rare in training, written and read as COCO";
    }

    @Override
    protected List<String> classes() {
        return SceneMaker.STRIPED;
    }

    @Override
    protected Map<String, Part> parts(SceneWriter writer, OptionValues o) throws IOException {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put(Dataset.TRAIN, writer.part(Dataset.TRAIN, o.integer("train"), mixed(o.number("small_share"))));
        parts.put(Dataset.VALIDATION, writer.part(Dataset.VALIDATION, o.integer("validation"), mixed(0.5)));
        parts.put(Dataset.TEST, writer.part(Dataset.TEST, o.integer("test"), mixed(0.5)));
        return parts;
    }

    private static SceneMaker mixed(double small) {
        int classes = SceneMaker.STRIPED.size();
        SceneMaker few = SceneMaker.shapes(1, 3, classes, SceneMaker.logUniform(20, 64));
        SceneMaker many = SceneMaker.shapes(3, 5, classes, SceneMaker.logUniform(7, 15));
        return scene -> (scene.random().nextDouble() < small ? many : few).paint(scene);
    }
}
