package quire.paper.densepoint.model;

import java.util.Arrays;
import java.util.List;
import quire.api.QuireException;
import quire.api.dataset.Schema;
import quire.paper.densepoint.geometry.Stages;

/**
 * What a model must know of the data.
 *
 * @param task    what is asked of each cloud
 * @param points  N
 * @param stages  hierarchy of points
 * @param classes classes, which are the categories of parts
 * @param parts   part labels over all categories, 0 without
 * @param votes   clouds per example in evaluation whose probabilities are averaged
 */
public record Shape(Task task, int points, Stages stages, int classes, int parts, int votes) {
    /** Reads what data sets of this paper write. */
    public static Shape of(Schema schema) {
        String stages = schema.facts().get(Stages.FACT);
        if (stages == null) {
            throw new QuireException("the dataset does not say '" + Stages.FACT + "'; choose a dataset of points");
        }
        return new Shape(Task.of(schema.facts().get("task")), schema.size("points"), Stages.parse(stages), schema.classes().size(),
                schema.has("parts") ? schema.size("parts") : 0, schema.has("votes") ? schema.size("votes") : 1);
    }

    /** What can be asked. */
    public enum Task {
        /** One class a cloud. */
        CLASSIFY,
        /** One part of the cloud's category a point. */
        PARTS,
        /** One unit vector a point. */
        NORMALS;

        /** The task of this name in schemas and options. */
        public static Task of(String word) {
            List<String> words = words();
            if (!words.contains(word)) {
                throw QuireException.of("the dataset's task '%s' is none of %s; choose a dataset of points", word, words);
            }
            return values()[words.indexOf(word)];
        }

        /** The name in schemas and options. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** All names. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Task::word).toList();
        }
    }
}
