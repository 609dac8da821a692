package quire.paper.augfpn.model;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;
import quire.detection.model.DetectorConfig.Kind;

/** FCOS, one stage with points, with FPN or AugFPN. */
@Component
@PaperService(paper = "augfpn", id = "fcos")
public final class FcosFactory implements ModelFactory {
    @Override
    public Options options() {
        return Switches.options(Kind.FCOS);
    }

    @Override
    public String description() {
        return "FCOS, one stage with points; neck=fpn is the baseline, neck=augfpn has the parts that cs and rfa switch on";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return Switches.model(Kind.FCOS, options, schema, dtype);
    }
}
