package quire.paper.augfpn.model;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;
import quire.detection.model.DetectorConfig.Kind;

/** The baseline: Faster R-CNN with a plain FPN unless its options say otherwise. */
@Component
@PaperService(paper = "augfpn", id = "fpn")
public final class PlainFactory implements ModelFactory {
    @Override
    public Options options() {
        return Switches.options(Kind.FASTER_RCNN).withDefaults(Map.of("neck", "fpn"));
    }

    @Override
    public String description() {
        return "baseline: Faster R-CNN with a plain FPN; other options as faster_rcnn";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return Switches.model(Kind.FASTER_RCNN, options, schema, dtype);
    }
}
