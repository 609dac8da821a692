package quire.paper.augfpn.data;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.DatasetFactory;
import quire.api.option.OptionValues;
import quire.api.paper.PaperService;
import quire.detection.data.DetectionDataset.Part;
import quire.detection.made.MadeFactory;
import quire.detection.made.SceneMaker;
import quire.detection.made.SceneWriter;

/** Shapes of all sizes: sides log-uniform from 6 to 100 of 128 pixels. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "augfpn", id = "scales")
public final class Scales extends MadeFactory {
    private static final double LEAST = 6;
    private static final double MOST = 100;

    @Override
    public String description() {
        return "synthetic: one to six striped or dotted shapes with sides from 6 to 100 of 128 pixels, written and read as COCO";
    }

    @Override
    protected List<String> classes() {
        return SceneMaker.SHAPES;
    }

    @Override
    protected Map<String, Part> parts(SceneWriter writer, OptionValues o) throws IOException {
        return three(writer, o, SceneMaker.shapes(SceneMaker.logUniform(LEAST, MOST)));
    }
}
