package quire.paper.augfpn;

import org.osgi.service.component.annotations.Component;
import quire.api.paper.Paper;
import quire.api.paper.PaperInfo;
import quire.api.paper.PaperService;

/** The card of AugFPN. */
@Component
@PaperService(paper = "augfpn", id = "augfpn")
public final class AugFpnPaper implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo("augfpn", "AugFPN: Improving Multi-scale Feature Learning for Object Detection", "1912.05384",
                "Detects objects with a feature pyramid whose levels are supervised alike, whose top keeps context, and whose regions read all levels.",
                "faster_rcnn", "fpn", "scales", "supervised");
    }
}
