package quire.paper.han.data;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;

/**
 * SHREC'17 Track recordings. The official test index is the test split; without it (only the training part was given out) test
 * subjects are taken from the training index. Validation subjects never occur in training.
 */
@Component
@PaperService(paper = "han", id = "shrec17")
public final class Shrec17 implements DatasetFactory {
    @Override
    public Options options() {
        return Choices.classes().and(Choices.validation())
                .number("test", 0.2, 0.01, 0.9, "share of subjects for testing where there is no test_gestures.txt")
                .and(Choices.reading("m"));
    }

    @Override
    public String description() {
        return "SHREC'17 Track hand gestures: folder or zip with gesture_*/finger_*/subject_*/essai_*/skeletons_world.txt and train_gestures.txt";
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        return FileTree.holds(data, ShrecReader.TRAIN);
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        OptionValues o = request.options();
        Path data = request.requireData("folder or zip of HandGestureDataset_SHREC2017");
        long seed = o.integer("split_seed");
        return new ShrecReader(Integer.parseInt(o.word("classes")), Sampling.of(o, false), o.word("unit")).open(data,
                all -> Subjects.choose(all, o.number("validation"), seed, "validation"),
                all -> Subjects.choose(all, o.number("test"), seed, "test"));
    }
}
