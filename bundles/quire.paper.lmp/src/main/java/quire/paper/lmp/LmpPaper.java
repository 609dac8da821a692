package quire.paper.lmp;

import org.osgi.service.component.annotations.Component;
import quire.api.paper.Paper;
import quire.api.paper.PaperInfo;
import quire.api.paper.PaperService;

/** The card of LMP. */
@Component
@PaperService(paper = "lmp", id = "lmp")
public final class LmpPaper implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo("lmp", "Learning Motion Priors for Efficient Video Object Detection", "1911.05253",
                "Detects objects in videos, carrying key-frame features to cheap frames through learned sampling locations.", "lmp", null, "drift",
                "supervised");
    }
}
