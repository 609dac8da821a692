package quire.api.model;

import quire.api.dataset.Schema;
import quire.api.option.OptionValues;
import quire.api.option.Options;

/** Makes models. Registered as a service with {@link quire.api.paper.PaperService}. */
public interface ModelFactory {
    /** What may be set. */
    Options options();

    /** One sentence for lists. */
    String description();

    /**
     * Describes a model for data of the given schema.
     *
     * @param dtype working type, float except in numeric checks
     * @throws quire.api.QuireException if options and schema do not fit each other
     */
    Model create(OptionValues options, Schema schema, quire.api.tensor.DType dtype);
}
