package quire.paper.age.data;

import org.osgi.service.component.annotations.Component;
import quire.api.dataset.DatasetFactory;
import quire.api.paper.PaperService;

/** Yahoo! front page clicks, version 1 (Webscope R6A), for replay. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "age", id = "r6a")
public final class R6aFactory extends YahooFactory {
    /** Made by the framework. */
    public R6aFactory() {
        super(new R6aFormat());
    }
}
