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

/** RetinaNet, one stage with anchors, with FPN or AugFPN. */
@Component
@PaperService(paper = "augfpn", id = "retinanet")
public final class RetinaNetFactory implements ModelFactory {
    @Override
    public Options options() {
        return Switches.options(Kind.RETINANET);
    }

    @Override
    public String description() {
        return "RetinaNet, one stage with anchors; neck=fpn is the baseline, neck=augfpn has the parts that cs and rfa switch on";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return Switches.model(Kind.RETINANET, options, schema, dtype);
    }
}
