package @package@;

import org.osgi.service.component.annotations.Component;
import quire.api.paper.Paper;
import quire.api.paper.PaperInfo;
import quire.api.paper.PaperService;

/** The paper's card. */
@Component
@PaperService(paper = @Name@Paper.ID, id = @Name@Paper.ID)
public final class @Name@Paper implements Paper {
    static final String ID = "@id@";

    @Override
    public PaperInfo info() {
        return new PaperInfo(ID, "Title of the paper", "0000.00000", "One sentence: what it does.", "mlp", "linear", "rings", "supervised");
    }
}
