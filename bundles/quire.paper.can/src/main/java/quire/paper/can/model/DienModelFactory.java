package quire.paper.can.model;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.ctr.ClickModelFactory;

/** Deep interest evolution network (Zhou et al. 2019). */
@Component(service = {ModelFactory.class, ClickModelFactory.class})
@PaperService(paper = "can", id = "dien")
public final class DienModelFactory extends CtrModelFactory {
    public DienModelFactory() {
        super("two recurrent layers over the history, the second with attention, and an auxiliary loss (DIEN)", "dice", Options.none());
    }

    @Override
    List<Block> blocks(OptionValues values) {
        return List.of(Block::plain, new EvolutionBlock());
    }
}
