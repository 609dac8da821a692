package quire.paper.stitcher.data;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.DatasetFactory;
import quire.api.paper.PaperService;
import quire.detection.data.CocoFactory;

/** Images in COCO's layout. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "stitcher", id = "coco")
public final class Coco extends CocoFactory {
}
