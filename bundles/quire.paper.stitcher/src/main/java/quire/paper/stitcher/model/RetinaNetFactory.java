package quire.paper.stitcher.model;

import org.osgi.service.component.annotations.Component;
import quire.api.model.ModelFactory;
import quire.api.paper.PaperService;
import quire.detection.model.DetectorConfig.Kind;

/** RetinaNet, one stage with anchors. */
@Component(service = ModelFactory.class)
@PaperService(paper = "stitcher", id = "retinanet")
public final class RetinaNetFactory extends PlainDetector {
    public RetinaNetFactory() {
        super(Kind.RETINANET);
    }

    @Override
    public String description() {
        return "RetinaNet, one stage with anchors";
    }
}
