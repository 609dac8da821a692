package quire.paper.augfpn.data;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.dataset.DatasetFactory;
import quire.api.option.OptionValues;
import quire.api.paper.PaperService;
import quire.detection.data.DetectionDataset.Part;
import quire.detection.made.MadeFactory;
import quire.detection.made.SceneMaker;
import quire.detection.made.SceneWriter;

/**
 * A test of the mechanism with a planted advantage: two classes look the same, and a marker in the opposite corner says which it is, further
 * away than a plain pyramid over the small backbones sees.
 */
@Component(service = DatasetFactory.class)
@PaperService(paper = "augfpn", id = "context")
public final class Context extends MadeFactory {
    @Override
    public String description() {
        return "synthetic, advantage planted: two classes that differ only in a marker far from the object, written and read as COCO";
    }

    @Override
    protected List<String> classes() {
        return SceneMaker.SAME;
    }

    @Override
    protected Map<String, Part> parts(SceneWriter writer, OptionValues o) throws IOException {
        if (o.integer("side") < SceneMaker.REFERENCE) {
            throw QuireException.of("side=%d is too small to hide the marker from a plain pyramid; give at least %d", o.integer("side"),
                    SceneMaker.REFERENCE);
        }
        return three(writer, o, SceneMaker.context());
    }
}
