package quire.paper.can;

import org.osgi.service.component.annotations.Component;
import quire.api.paper.Paper;
import quire.api.paper.PaperInfo;
import quire.api.paper.PaperService;

/** The paper's card. */
@Component
@PaperService(paper = CanPaper.ID, id = CanPaper.ID)
public final class CanPaper implements Paper {
    /** The paper's id. */
    public static final String ID = "can";

    @Override
    public PaperInfo info() {
        return new PaperInfo(ID, "CAN: Feature Co-Action for Click-Through Rate Prediction", "2011.05625",
                "Models the joint effect of two ids by making one the weights of a small network that the other passes through",
                "can", "dnn", "planted", "supervised");
    }
}
