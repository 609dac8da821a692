package quire.paper.han.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.paper.han.skeleton.Layout;
import quire.paper.han.skeleton.SkeletonText;

/**
 * First-Person Hand Action: {@code Hand_pose_annotation_v1/Subject_k/action/n/skeleton.txt} and
 * {@code data_split_action_recognition.txt}, in which "Training n" and "Test n" stand before the lines "path label". 21 joints,
 * millimetres, labels from 0.
 */
@Component
@PaperService(paper = "han", id = "fpha")
public final class Fpha implements DatasetFactory {
    private static final String INDEX = "data_split_action_recognition.txt";
    private static final String FOLDER = "Hand_pose_annotation_v1/";
    private static final int CLASSES = 45;

    @Override
    public Options options() {
        return Choices.validation().and(Choices.reading("mm"));
    }

    @Override
    public String description() {
        return "FPHA first-person hand actions, 45 classes: folder or zip with Hand_pose_annotation_v1 and " + INDEX;
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
        try (FileTree tree = FileTree.open(request.requireData("folder or zip of FPHA"), INDEX)) {
            Reader reader = new Reader(tree, SkeletonText.of(Layout.FPHA21).in(o.word("unit")));
            Map<String, List<Example>> read = new LinkedHashMap<>();
            Map<Integer, String> actions = new TreeMap<>();
            String part = null;
            for (IndexFile.Line line : IndexFile.read(tree.name(INDEX), reader.index(INDEX), 2, "path label")) {
                String first = line.words()[0];
                if (first.equals("Training") || first.equals("Test")) {
                    part = first;
                    read.put(part, new ArrayList<>());
                } else if (part == null) {
                    throw QuireException.of("%s: expected 'Training n' before the first path; correct the file", line.where());
                } else {
                    read.get(part).add(example(reader, line, actions));
                }
            }
            if (!read.keySet().equals(Set.of("Training", "Test"))) {
                throw QuireException.of("%s: has the parts %s, not Training and Test; get the file again", tree.name(INDEX), read.keySet());
            }
            List<Example> train = read.get("Training");
            Set<Integer> validation = Subjects.choose(train, o.number("validation"), o.integer("split_seed"), "validation");
            Map<String, List<Example>> parts = new LinkedHashMap<>();
            parts.put(Dataset.TRAIN, Subjects.of(train, validation, false));
            parts.put(Dataset.VALIDATION, Subjects.of(train, validation, true));
            parts.put(Dataset.TEST, read.get("Test"));
            return new GestureData(Layout.FPHA21, names(actions), Sampling.of(o, false), parts, reader);
        }
    }

    private static Example example(Reader reader, IndexFile.Line line, Map<Integer, String> actions) throws IOException {
        String path = line.words()[0];
        int label = line.integer(1, "label", 0, CLASSES - 1);
        String[] steps = path.split("/");
        if (steps.length != 3 || !steps[0].matches("Subject_\\d{1,5}")) {
            throw QuireException.of("%s: '%s' is not Subject_k/action/n; correct the line", line.where(), path);
        }
        String before = actions.putIfAbsent(label, steps[1]);
        if (before != null && !before.equals(steps[1])) {
            throw QuireException.of("%s: label %d is %s here and %s before; correct the line", line.where(), label, steps[1], before);
        }
        int subject = Integer.parseInt(steps[0].substring("Subject_".length()));
        return new Example(reader.sequence(FOLDER + path + "/skeleton.txt", line.where()), label, subject);
    }

    private static List<String> names(Map<Integer, String> actions) {
        List<String> out = new ArrayList<>();
        for (int c = 0; c < CLASSES; c++) {
            out.add(actions.getOrDefault(c, "action " + c));
        }
        return out;
    }
}
