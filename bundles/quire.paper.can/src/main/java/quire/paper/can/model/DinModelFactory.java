package quire.paper.can.model;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.ctr.ClickModelFactory;

/** Deep interest network (Zhou et al. 2018). */
@Component(service = {ModelFactory.class, ClickModelFactory.class})
@PaperService(paper = "can", id = "din")
public final class DinModelFactory extends CtrModelFactory {
    public DinModelFactory() {
        super("attention of the target over the history (DIN)", "dice", Options.none());
    }

    @Override
    List<Block> blocks(OptionValues values) {
        return List.of(Block::plain, new InterestBlock());
    }
}
