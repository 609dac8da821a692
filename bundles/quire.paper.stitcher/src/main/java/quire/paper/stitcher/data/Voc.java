package quire.paper.stitcher.data;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.DatasetFactory;
import quire.api.paper.PaperService;
import quire.detection.data.VocFactory;

/** Images in Pascal VOC's layout. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "stitcher", id = "voc")
public final class Voc extends VocFactory {
}
