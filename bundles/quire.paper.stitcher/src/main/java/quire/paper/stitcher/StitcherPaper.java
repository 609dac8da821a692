package quire.paper.stitcher;

import org.osgi.service.component.annotations.Component;
import quire.api.paper.Paper;
import quire.api.paper.PaperInfo;
import quire.api.paper.PaperService;

/** The card of Stitcher. */
@Component
@PaperService(paper = "stitcher", id = "stitcher")
public final class StitcherPaper implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo("stitcher", "Stitcher: Feedback-driven Data Provider for Object Detection", "2004.12432",
                "Trains detectors on four pictures stitched to one whenever small objects gave too little of the last update's loss.",
                "fcos", null, "imbalance", "supervised");
    }
}
