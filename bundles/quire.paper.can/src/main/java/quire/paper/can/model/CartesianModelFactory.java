package quire.paper.can.model;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.ctr.ClickModelFactory;

/** Embeddings of id pairs: what co-action units stand in for. */
@Component(service = {ModelFactory.class, ClickModelFactory.class})
@PaperService(paper = "can", id = "cartesian")
public final class CartesianModelFactory extends CtrModelFactory {
    public CartesianModelFactory() {
        super("an embedding for every pair of ids (Cartesian product)", "prelu", Options.none());
    }

    @Override
    List<Block> blocks(OptionValues values) {
        return List.of(Block::plain, new CartesianBlock());
    }
}
