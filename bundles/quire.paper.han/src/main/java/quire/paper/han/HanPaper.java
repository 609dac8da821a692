package quire.paper.han;

import org.osgi.service.component.annotations.Component;
import quire.api.paper.Paper;
import quire.api.paper.PaperInfo;
import quire.api.paper.PaperService;

/** The card of HAN. */
@Component
@PaperService(paper = "han", id = "han")
public final class HanPaper implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo("han", "HAN: An Efficient Hierarchical Self-Attention Network for Skeleton-Based Gesture Recognition", "2106.13391",
                "Recognises hand gestures from joint positions by attention over joints, fingers and frames instead of all at once.", "han",
                "gru", "hand", "supervised");
    }
}
