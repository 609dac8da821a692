package quire.paper.densepoint.model;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** The baseline that the paper's idea has to beat: plain PConvs one after the other, of the same depth, neighbourhoods and size. */
@Component
@PaperService(paper = "densepoint", id = "plain")
public final class PlainFactory implements ModelFactory {
    @Override
    public Options options() {
        return Options.none()
                .integer("growth", 24, 1, 4096, "k of the DensePoint network whose size it takes")
                .integer("groups", 2, 1, 1024, "Ng of that network")
                .word("blocks", "0-3", "layers after each PPool, joined by '-'")
                .and(Settings.common());
    }

    @Override
    public String description() {
        return "baseline: a stack of plain PConvs of equal depth, as wide as gives it DensePoint's number of parameters";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        OptionValues dense = Settings.options().parse(options.text());
        Shape shape = Shape.of(schema);
        return new DensePointModel(new Counts(Settings.of(dense).check(shape), shape).plainStack(), shape, dtype);
    }
}
