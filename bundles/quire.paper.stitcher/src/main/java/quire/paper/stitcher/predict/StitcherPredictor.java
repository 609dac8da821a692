package quire.paper.stitcher.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.model.ModelFactory;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.paper.PredictContext;
import quire.api.paper.Predictor;
import quire.detection.predict.PicturePredictor;
import quire.paper.stitcher.model.FasterRcnnFactory;
import quire.paper.stitcher.model.FcosFactory;
import quire.paper.stitcher.model.RetinaNetFactory;

/** Boxes on pictures; or, of annotated folders, the stitched pictures a training would see. */
@Component(service = Predictor.class)
@PaperService(paper = "stitcher", id = "stitcher")
public final class StitcherPredictor extends PicturePredictor {
    @Override
    public Options options() {
        return super.options().integer("stitched", 0, 0, 1000,
                "stitched pictures with their annotated boxes to write instead of detections; the input is then a VOC folder or a COCO folder");
    }

    @Override
    public String description() {
        return super.description() + "; with stitched=N, annotated folders in and N stitched training pictures out";
    }

    @Override
    public List<Path> predict(PredictContext context) throws IOException {
        int n = context.options().integer("stitched");
        return n > 0 ? new StitchedPictures(context.run().info(), context.out()).write(context.inputs().get(0), n) : super.predict(context);
    }

    @Override
    protected ModelFactory factory(String model) {
        return switch (model) {
            case "fcos" -> new FcosFactory();
            case "retinanet" -> new RetinaNetFactory();
            case "faster_rcnn" -> new FasterRcnnFactory();
            default -> throw new QuireException("no detector '" + model + "'; give a run of fcos, retinanet or faster_rcnn");
        };
    }
}
