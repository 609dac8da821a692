package quire.paper.augfpn.predict;

import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.model.ModelFactory;
import quire.api.paper.PaperService;
import quire.api.paper.Predictor;
import quire.detection.predict.PicturePredictor;
import quire.paper.augfpn.model.FasterRcnnFactory;
import quire.paper.augfpn.model.FcosFactory;
import quire.paper.augfpn.model.PlainFactory;
import quire.paper.augfpn.model.RetinaNetFactory;

/** Boxes on pictures. */
@Component(service = Predictor.class)
@PaperService(paper = "augfpn", id = "augfpn")
public final class AugFpnPredictor extends PicturePredictor {
    @Override
    protected ModelFactory factory(String model) {
        return switch (model) {
            case "faster_rcnn" -> new FasterRcnnFactory();
            case "fpn" -> new PlainFactory();
            case "retinanet" -> new RetinaNetFactory();
            case "fcos" -> new FcosFactory();
            default -> throw new QuireException("no detector '" + model + "'; give a run of faster_rcnn, fpn, retinanet or fcos");
        };
    }
}
