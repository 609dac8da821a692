package quire.paper.augfpn.data;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.DatasetFactory;
import quire.api.paper.PaperService;
import quire.detection.data.VocFactory;

/** Images in Pascal VOC's layout. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "augfpn", id = "voc")
public final class Voc extends VocFactory {
}
