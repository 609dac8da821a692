package quire.paper.age;

import org.osgi.service.component.annotations.Component;
import quire.api.paper.Paper;
import quire.api.paper.PaperInfo;
import quire.api.paper.PaperService;

/** The paper's card. */
@Component
@PaperService(paper = AgePaper.ID, id = AgePaper.ID)
public final class AgePaper implements Paper {
    /** The paper's id. */
    public static final String ID = "age";

    @Override
    public PaperInfo info() {
        return new PaperInfo(ID, "Adversarial Gradient Driven Exploration for Deep Click-Through Rate Prediction", "2112.11136",
                "Explores by moving embeddings along the adversarial gradient, as far as dropout says the model is unsure", "age", null, "stream", "bandit");
    }
}
