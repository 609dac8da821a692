package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.paper.PaperService;

/** MovieLens ratings as clicks, in the form of the 100K set or of RecBole. */
@Component(service = DatasetFactory.class)
@PaperService(paper = "can", id = "movielens")
public final class MovieLensFactory extends ClickFactory {
    public MovieLensFactory() {
        super("movielens", "MovieLens ratings (u.data, u.item, u.user, or RecBole's .inter, .item, .user): high ratings are clicks, low"
                + " ones are not, earlier clicks the history; each user's latest ratings are for validation and test",
                ClickOptions.options(50).and(ClickOptions.shares())
                        .number("click", 4, 0, 10, "lowest rating that counts as a click")
                        .word("negatives", "low", "what counts as no click: low = the user's lower ratings, sampled = for each click one"
                                + " item drawn by popularity that the user has not rated", "low", "sampled")
                        .flag("profile", true, "age decade, gender and occupation as fields, where there is a file of users"));
    }

    @Override
    public boolean recognises(Path data) {
        try {
            return DataFiles.find(data, MovieLensFiles::ratings) != null;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    ClickRows read(DatasetRequest request, ClickOptions options, Spill spill) throws IOException {
        MovieLensFiles files = MovieLensFiles.find(request.requireData("a folder with u.data or *.inter"));
        return new MovieLensRatings(files, request, options, spill).read();
    }
}
