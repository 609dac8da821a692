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

/** Faster R-CNN, two stages, with FPN or AugFPN. */
@Component
@PaperService(paper = "augfpn", id = "faster_rcnn")
public final class FasterRcnnFactory implements ModelFactory {
    @Override
    public Options options() {
        return Switches.options(Kind.FASTER_RCNN);
    }

    @Override
    public String description() {
        return "Faster R-CNN, two stages; neck=fpn is the baseline, neck=augfpn has the parts that cs, rfa and srs switch on";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return Switches.model(Kind.FASTER_RCNN, options, schema, dtype);
    }
}
