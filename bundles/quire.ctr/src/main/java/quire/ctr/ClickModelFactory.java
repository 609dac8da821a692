package quire.ctr;

import quire.api.dataset.Schema;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.tensor.DType;

/**
 * Makes click models that can be explored on. Registered with {@link quire.api.paper.PaperService}; explorers find it as
 * {@code <paper>/<id>}.
 */
public interface ClickModelFactory extends ModelFactory {
    @Override
    ClickModel create(OptionValues options, Schema schema, DType dtype);
}
