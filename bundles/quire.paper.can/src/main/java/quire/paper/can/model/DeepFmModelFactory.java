package quire.paper.can.model;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.ctr.ClickModelFactory;

/** DeepFM (Guo et al. 2017). */
@Component(service = {ModelFactory.class, ClickModelFactory.class})
@PaperService(paper = "can", id = "deepfm")
public final class DeepFmModelFactory extends CtrModelFactory {
    public DeepFmModelFactory() {
        super("a factorisation machine beside the MLP (DeepFM)", "prelu", Options.none());
    }

    @Override
    List<Block> blocks(OptionValues values) {
        return List.of(Block::plain, new FactorBlock());
    }
}
