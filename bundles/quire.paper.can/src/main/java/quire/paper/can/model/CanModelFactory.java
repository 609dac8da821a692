package quire.paper.can.model;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.ctr.ClickModelFactory;

/** CAN (section 3): co-action units beside a DNN or DIEN host. */
@Component(service = {ModelFactory.class, ClickModelFactory.class})
@PaperService(paper = "can", id = "can")
public final class CanModelFactory extends CtrModelFactory {
    public CanModelFactory() {
        super("co-action units beside a DNN, DIN or DIEN host (CAN)", "prelu", Options.none()
                .word("host", "dnn", "what the co-action is added to (paper: dnn and dien; dien wants hidden=dice)", "dnn", "din", "dien")
                .layers("layers", "16-8-4", "sizes of the micro-MLP; the first is the width of feed vectors (paper: 16-8-4)")
                .integer("orders", 3, 1, 8, "powers of the feed vector (paper: 3)")
                .word("order_merge", "concat", "what becomes of the orders: concat as in the authors' code, sum as in equation 11",
                        "concat", "sum")
                .word("activation", "tanh", "after the micro-MLP's layers", "tanh", "none")
                .flag("activate_last", false, "activation after the last layer too (equation 8 yes, authors' code no)")
                .flag("bias", false, "biases in the micro-MLP (equation 5 yes, authors' code no)")
                .word("pooling", "post", "sum over the history after the micro-MLP, or before as equation 10 is printed", "post", "pre")
                .word("collect", "all", "which layers' outputs are kept (paper: all)", "all", "last")
                .flag("order_independent", false, "a micro-MLP per order (section 3.5, level 3)")
                .flag("combination_independent", false, "parameters per field pair (section 3.5, level 2)"));
    }

    @Override
    List<Block> blocks(OptionValues values) {
        List<Block> blocks = new ArrayList<>(List.of(Block::plain));
        switch (values.word("host")) {
            case "din" -> blocks.add(new InterestBlock());
            case "dien" -> blocks.add(new EvolutionBlock());
            default -> { }
        }
        blocks.add(new CoActionBlock(config(values), values.flag("combination_independent")));
        return blocks;
    }

    private static CoActionConfig config(OptionValues o) {
        return new CoActionConfig(CoActionConfig.chain(o.layers("layers")), o.flag("bias"), o.integer("orders"),
                o.word("order_merge").equals("sum"), o.flag("order_independent"), o.word("activation").equals("tanh"),
                o.flag("activate_last"), o.word("collect").equals("all"), o.word("pooling").equals("pre"));
    }
}
