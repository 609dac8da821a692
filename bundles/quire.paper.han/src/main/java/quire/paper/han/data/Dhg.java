package quire.paper.han.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.paper.han.skeleton.Layout;
import quire.paper.han.skeleton.Sequence;
import quire.paper.han.skeleton.SkeletonText;

/**
 * DHG-14/28: {@code gesture_g/finger_f/subject_s/essai_e/skeleton_world.txt}, cut to the frames that
 * {@code informations_troncage_sequences.txt} names (both ends included, from 0). One subject is the test split, as in the
 * leave-one-subject-out protocol; run subjects 1 to 20 and take the mean. Labels of 28 are 2g-1 for one finger and 2g for the hand.
 */
@Component
@PaperService(paper = "han", id = "dhg")
public final class Dhg implements DatasetFactory {
    private static final String INDEX = "informations_troncage_sequences.txt";
    private static final String FORM = "gesture finger subject essai first last";
    private static final int MOST = 100_000;

    @Override
    public Options options() {
        return Choices.classes().integer("subject", 1, 1, 20, "the subject left out for testing").and(Choices.validation()).and(Choices.reading("m"));
    }

    @Override
    public String description() {
        return "DHG-14/28 hand gestures, one subject left out: folder or zip of DHG2016 with " + INDEX;
    }

    @Override
    public boolean synthetic() {
        return false;
    }

    @Override
    public boolean recognises(Path data) {
        return FileTree.holds(data, INDEX);
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        OptionValues o = request.options();
        int classes = Integer.parseInt(o.word("classes"));
        Sampling sampling = Sampling.of(o, true);
        try (FileTree tree = FileTree.open(request.requireData("folder or zip of DHG2016"), INDEX)) {
            Reader reader = new Reader(tree, SkeletonText.of(Layout.SHREC22).in(o.word("unit")));
            List<Example> all = new ArrayList<>();
            for (IndexFile.Line line : IndexFile.read(tree.name(INDEX), reader.index(INDEX), 6, FORM)) {
                all.add(example(reader, line, classes));
            }
            Set<Integer> left = Set.of(o.integer("subject"));
            List<Example> test = Subjects.of(all, left, true);
            if (test.isEmpty()) {
                throw QuireException.of("%s: no sequence of subject %d; set subject to one that is there", tree.name(INDEX), o.integer("subject"));
            }
            List<Example> others = Subjects.of(all, left, false);
            Set<Integer> validation = Subjects.choose(others, o.number("validation"), o.integer("split_seed"), "validation");
            Map<String, List<Example>> parts = new LinkedHashMap<>();
            parts.put(Dataset.TRAIN, Subjects.of(others, validation, false));
            parts.put(Dataset.VALIDATION, Subjects.of(others, validation, true));
            parts.put(Dataset.TEST, test);
            Subjects.requireDisjoint("train", others, "test", test);
            return new GestureData(Layout.SHREC22, Gestures.names(classes), sampling, parts, reader);
        }
    }

    private static Example example(Reader reader, IndexFile.Line line, int classes) throws IOException {
        int gesture = line.integer(0, "gesture", 1, 14);
        int finger = line.integer(1, "finger", 1, 2);
        int subject = line.integer(2, "subject", 1, 20);
        String file = "gesture_" + gesture + "/finger_" + finger + "/subject_" + subject + "/essai_" + line.integer(3, "essai", 1, MOST)
                + "/skeleton_world.txt";
        Sequence whole = reader.sequence(file, line.where());
        Sequence cut = whole.slice(line.integer(4, "first frame", 0, MOST), line.integer(5, "last frame", 0, MOST), line.where());
        return new Example(cut, classes == 14 ? gesture - 1 : 2 * (gesture - 1) + finger - 1, subject);
    }
}
