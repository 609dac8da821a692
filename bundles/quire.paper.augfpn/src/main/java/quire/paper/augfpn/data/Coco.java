package quire.paper.augfpn.data;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.DatasetFactory;
import quire.api.paper.PaperService;
import quire.detection.data.CocoFactory;

/** Images in COCO's layout. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "augfpn", id = "coco")
public final class Coco extends CocoFactory {
}
