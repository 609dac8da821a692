package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.paper.PaperService;

/** Amazon reviews as McAuley et al. published them in 2014, joined as in the authors' scripts (section 4.1). */
@Component(service = DatasetFactory.class)
@PaperService(paper = "can", id = "amazon")
public final class AmazonFactory extends ClickFactory {
    public AmazonFactory() {
        super("amazon", "Amazon reviews: a folder with reviews_*.json[.gz] and meta_*.json[.gz] (one JSON object or Python literal a"
                + " line); a user's last review is the click, a popularity-drawn item the negative, earlier reviews the history",
                ClickOptions.options(100).and(ClickOptions.shares()));
    }

    @Override
    public boolean recognises(Path data) {
        try {
            return DataFiles.find(data, AmazonFactory::reviews) != null && DataFiles.find(data, AmazonFactory::meta) != null;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean reviews(String name) {
        return name.matches("reviews_.*\\.json(\\.gz)?");
    }

    private static boolean meta(String name) {
        return name.matches("meta_.*\\.json(\\.gz)?");
    }

    @Override
    ClickRows read(DatasetRequest request, ClickOptions options, Spill spill) throws IOException {
        Path data = request.requireData("a folder with reviews_*.json.gz and meta_*.json.gz");
        Path reviews = DataFiles.require(data, "reviews_*.json or .json.gz", AmazonFactory::reviews);
        Path meta = DataFiles.require(data, "meta_*.json or .json.gz", AmazonFactory::meta);
        ClickRows rows = new ClickRows(ClickLayout.behaviour(true, true, List.of()), options.maxHistory(), spill);
        AmazonReviews events = new AmazonReviews(rows, options, spill);
        events.readReviews(reviews);
        events.readCategories(meta);
        events.join(request.seed(), request.options().number("validation"), request.options().number("test"));
        return rows;
    }
}
