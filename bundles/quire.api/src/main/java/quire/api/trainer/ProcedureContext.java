package quire.api.trainer;

import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.option.OptionValues;

/**
 * What a procedure is made for.
 *
 * @param model   the model it drives
 * @param schema  of the data
 * @param options values of {@link SupervisedTask#options()}, defaults where a run did not say
 * @param seed    of the run
 */
public record ProcedureContext(Model model, Schema schema, OptionValues options, long seed) {
}
