package quire.paper.stitcher.model;

import org.osgi.service.component.annotations.Component;
import quire.api.model.ModelFactory;
import quire.api.paper.PaperService;
import quire.detection.model.DetectorConfig.Kind;

/** Faster R-CNN, two stages, as in the paper. */
@Component(service = ModelFactory.class)
@PaperService(paper = "stitcher", id = "faster_rcnn")
public final class FasterRcnnFactory extends PlainDetector {
    public FasterRcnnFactory() {
        super(Kind.FASTER_RCNN);
    }

    @Override
    public String description() {
        return "Faster R-CNN, two stages, as in the paper";
    }
}
