package quire.paper.can.model;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.ctr.ClickModelFactory;

/** The baseline: CAN's network without co-action. */
@Component(service = {ModelFactory.class, ClickModelFactory.class})
@PaperService(paper = "can", id = "dnn")
public final class DnnModelFactory extends CtrModelFactory {
    public DnnModelFactory() {
        super("embeddings and summed histories under an MLP; CAN without co-action", "prelu", Options.none());
    }

    @Override
    List<Block> blocks(OptionValues values) {
        return List.of(Block::plain);
    }
}
