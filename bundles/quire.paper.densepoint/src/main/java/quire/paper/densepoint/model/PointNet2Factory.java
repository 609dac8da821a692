package quire.paper.densepoint.model;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Schema;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.tensor.DType;

/** PointNet++ as a baseline. */
@Component
@PaperService(paper = "densepoint", id = "pointnet2")
public final class PointNet2Factory implements ModelFactory {
    @Override
    public Options options() {
        return PointNet2Model.options();
    }

    @Override
    public String description() {
        return "baseline: PointNet++ with single-scale grouping on the same centres and balls";
    }

    @Override
    public Model create(OptionValues options, Schema schema, DType dtype) {
        return new PointNet2Model(options, Shape.of(schema), dtype);
    }
}
