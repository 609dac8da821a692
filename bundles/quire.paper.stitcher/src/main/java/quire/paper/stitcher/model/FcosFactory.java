package quire.paper.stitcher.model;

import org.osgi.service.component.annotations.Component;
import quire.api.model.ModelFactory;
import quire.api.paper.PaperService;
import quire.detection.model.DetectorConfig.Kind;

/** FCOS, one stage with points. */
@Component(service = ModelFactory.class)
@PaperService(paper = "stitcher", id = "fcos")
public final class FcosFactory extends PlainDetector {
    public FcosFactory() {
        super(Kind.FCOS);
    }

    @Override
    public String description() {
        return "FCOS, one stage with points";
    }
}
