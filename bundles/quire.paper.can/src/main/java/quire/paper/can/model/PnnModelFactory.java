package quire.paper.can.model;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.ctr.ClickModelFactory;

/** Product-based network (Qu et al. 2016). */
@Component(service = {ModelFactory.class, ClickModelFactory.class})
@PaperService(paper = "can", id = "pnn")
public final class PnnModelFactory extends CtrModelFactory {
    public PnnModelFactory() {
        super("inner and outer products of the interacting fields beside the embeddings (PNN)", "prelu", Options.none());
    }

    @Override
    List<Block> blocks(OptionValues values) {
        return List.of(Block::plain, new ProductBlock());
    }
}
