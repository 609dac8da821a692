package quire.paper.age.data;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.DatasetFactory;
import quire.api.paper.PaperService;

/** Yahoo! front page clicks, version 2 (Webscope R6B), for replay. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "age", id = "r6b")
public final class R6bFactory extends YahooFactory {
    /** Made by the framework. */
    public R6bFactory() {
        super(new R6bFormat());
    }
}
