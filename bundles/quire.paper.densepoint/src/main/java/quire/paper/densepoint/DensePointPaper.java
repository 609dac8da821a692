package quire.paper.densepoint;

import org.osgi.service.component.annotations.Component;
import quire.api.paper.Paper;
import quire.api.paper.PaperInfo;
import quire.api.paper.PaperService;

/** The card of DensePoint. */
@Component
@PaperService(paper = "densepoint", id = "densepoint")
public final class DensePointPaper implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo("densepoint", "DensePoint: Learning Densely Contextual Representation for Efficient Point Cloud Processing", "1909.03669",
                "Recognises, searches and labels point clouds by convolutions on points, each of which sees what all before it found.", "densepoint",
                "pointnet", "cad", "supervised");
    }
}
