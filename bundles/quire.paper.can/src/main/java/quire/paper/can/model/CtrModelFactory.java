package quire.paper.can.model;

import java.util.List;
import quire.api.dataset.Schema;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.tensor.DType;
import quire.ctr.ClickModel;
import quire.ctr.ClickModelFactory;
import quire.paper.can.schema.CtrSchema;

/** What the factories of all click models share: common options and the choice of pairs. */
abstract class CtrModelFactory implements ClickModelFactory {
    private final Options options;
    private final String description;

    CtrModelFactory(String description, String hidden, Options own) {
        this.description = description;
        this.options = CommonOptions.options(hidden)
                .word("pairs", "data", "field pairs as induction*feed,induction*feed; data = those the dataset declares")
                .and(own);
    }

    abstract List<Block> blocks(OptionValues values);

    @Override
    public final Options options() {
        return options;
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final ClickModel create(OptionValues values, Schema schema, DType dtype) {
        CtrSchema declared = CtrSchema.of(schema);
        String pairs = values.word("pairs");
        CtrSchema view = pairs.equals("data") ? declared : declared.withPairs(CtrSchema.parsePairs(pairs));
        return new CtrModel(view, CommonOptions.of(values), dtype, blocks(values));
    }
}
