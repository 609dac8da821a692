package quire.paper.densepoint.model;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** PointNet as a baseline. */
@Component
@PaperService(paper = "densepoint", id = "pointnet")
public final class PointNetFactory implements ModelFactory {
    @Override
    public Options options() {
        return PointNetModel.options();
    }

    @Override
    public String description() {
        return "baseline: PointNet without T-Nets: every point by itself, then the maximum";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return new PointNetModel(options, Shape.of(schema), dtype);
    }
}
