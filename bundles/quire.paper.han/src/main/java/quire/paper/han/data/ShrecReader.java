package quire.paper.han.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.paper.han.skeleton.Layout;
import quire.paper.han.skeleton.Sequence;
import quire.paper.han.skeleton.SkeletonText;

/**
 * The layout of the SHREC'17 Track: {@code gesture_g/finger_f/subject_s/essai_e/skeletons_world.txt}, index files
 * {@code train_gestures.txt} and {@code test_gestures.txt} with lines gesture, finger, subject, essai, label of 14, label of 28, frames.
 */
final class ShrecReader {
    static final String TRAIN = "train_gestures.txt";
    static final String TEST = "test_gestures.txt";
    private static final String FORM = "gesture finger subject essai label14 label28 frames";
    private static final int MOST = 100_000;
    private final int classes;
    private final Sampling sampling;
    private final String unit;

    /** @param classes 14 or 28 */
    ShrecReader(int classes, Sampling sampling, String unit) {
        this.classes = classes;
        this.sampling = sampling;
        this.unit = unit;
    }

    /**
     * Opens a folder or zip.
     *
     * @param validation chooses the subjects of the validation split out of the training examples
     * @param test       chooses those of the test split where there is no test index
     */
    GestureData open(Path data, Function<List<Example>, Set<Integer>> validation, Function<List<Example>, Set<Integer>> test)
            throws IOException {
        try (FileTree tree = FileTree.open(data, TRAIN)) {
            Reader reader = new Reader(tree, SkeletonText.of(Layout.SHREC22).in(unit));
            List<Example> train = examples(reader, tree, TRAIN);
            List<Example> held;
            if (tree.has(TEST)) {
                held = examples(reader, tree, TEST);
                Set<Integer> both = new TreeSet<>(held.stream().map(Example::subject).toList());
                both.retainAll(new TreeSet<>(train.stream().map(Example::subject).toList()));
                // the official lists divide sequences, not subjects: said, not hidden
                reader.counts().put("test_subjects_also_in_train", (long) both.size());
            } else {
                Set<Integer> chosen = test.apply(train);
                held = Subjects.of(train, chosen, true);
                train = Subjects.of(train, chosen, false);
            }
            Set<Integer> chosen = validation.apply(train);
            Map<String, List<Example>> parts = new LinkedHashMap<>();
            parts.put(Dataset.TRAIN, Subjects.of(train, chosen, false));
            parts.put(Dataset.VALIDATION, Subjects.of(train, chosen, true));
            parts.put(Dataset.TEST, held);
            Subjects.requireDisjoint("train", parts.get(Dataset.TRAIN), "validation", parts.get(Dataset.VALIDATION));
            return new GestureData(Layout.SHREC22, Gestures.names(classes), sampling, parts, reader);
        }
    }

    private List<Example> examples(Reader reader, FileTree tree, String index) throws IOException {
        List<Example> out = new ArrayList<>();
        for (IndexFile.Line line : IndexFile.read(tree.name(index), reader.index(index), 7, FORM)) {
            int subject = line.integer(2, "subject", 1, MOST);
            String file = "gesture_" + line.integer(0, "gesture", 1, 14) + "/finger_" + line.integer(1, "finger", 1, 2) + "/subject_" + subject
                    + "/essai_" + line.integer(3, "essai", 1, MOST) + "/skeletons_world.txt";
            int label14 = line.integer(4, "label of 14", 1, 14);
            int label28 = line.integer(5, "label of 28", 1, 28);
            int frames = line.integer(6, "size of the sequence", 1, MOST);
            Sequence s = reader.sequence(file, line.where());
            if (s.frames() != frames) {
                throw QuireException.of("%s: says %d frames, but %s has %d; correct the line or get the file again", line.where(), frames,
                        s.source(), s.frames());
            }
            out.add(new Example(s, (classes == 14 ? label14 : label28) - 1, subject));
        }
        return out;
    }
}
