package quire.paper.augfpn.data;

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

/** Shapes as long as the plain level rule's switches: {@code test}; and away from them: {@code test_away}. Training has all sizes. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "augfpn", id = "boundary")
public final class Boundary extends MadeFactory {
    private static final String AWAY = "test_away";
    private static final double LEAST = 12;
    private static final double MOST = 90;

    @Override
    public Options options() {
        return super.options().number("finest_scale", 16, 4, 64, "the level rule's side for the finest level, for pictures of 128 pixels");
    }

    @Override
    public String description() {
        return "synthetic: shapes whose sides lie at the level rule's switches (test) or away from them (test_away), written and read as COCO";
    }

    @Override
    protected List<String> classes() {
        return SceneMaker.SHAPES;
    }

    @Override
    protected Map<String, Part> parts(SceneWriter writer, OptionValues o) throws IOException {
        double finest = o.number("finest_scale");
        SceneMaker all = SceneMaker.shapes(SceneMaker.logUniform(LEAST, MOST));
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put(Dataset.TRAIN, writer.part(Dataset.TRAIN, o.integer("train"), all));
        parts.put(Dataset.VALIDATION, writer.part(Dataset.VALIDATION, o.integer("validation"), all));
        parts.put(Dataset.TEST, writer.part(Dataset.TEST, o.integer("test"), SceneMaker.shapes(SceneMaker.boundary(finest, true))));
        parts.put(AWAY, writer.part(AWAY, o.integer("test"), SceneMaker.shapes(SceneMaker.boundary(finest, false))));
        return parts;
    }
}
