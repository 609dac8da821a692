package quire.paper.han.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
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
        return Options.none()
                .word("classes", "14", "14 gestures, or 28 where one finger and whole hand differ", "14", "28")
                .number("validation", 0.2, 0.01, 0.9, "share of training subjects kept for validation")
                .number("test", 0.2, 0.01, 0.9, "share of subjects for testing where there is no test_gestures.txt")
                .integer("split_seed", 1, 0, Integer.MAX_VALUE, "chooses subjects; apart from the run's seed, so that seeds compare on one split")
                .word("unit", "m", "unit of the files", "m", "mm")
                .and(Sampling.options());
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
        if (!Files.isDirectory(data) && !data.toString().endsWith(".zip")) {
            return false;
        }
        try (FileTree tree = FileTree.open(data, ShrecReader.TRAIN)) {
            return tree.has(ShrecReader.TRAIN);
        } catch (QuireException | IOException e) {
            return false;
        }
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
