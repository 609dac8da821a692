package quire.paper.densepoint.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quire.api.QuireException;
import quire.api.dataset.Schema;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.paper.densepoint.geometry.Stages;
import quire.paper.densepoint.model.Shape;

/**
 * What batches look like: everything a predictor needs to make more of them.
 *
 * @param task          what is asked of each cloud
 * @param points        N
 * @param stages        hierarchy whose indices go into the batch
 * @param classes       names of classes or categories
 * @param categoryParts part labels of each category; empty without parts
 * @param votes         clouds per example in evaluation
 * @param skip          see {@link quire.paper.densepoint.geometry.FarthestPoints#select}
 */
public record Layout(Shape.Task task, int points, Stages stages, List<String> classes, List<int[]> categoryParts, int votes, float skip) {
    public Layout {
        classes = List.copyOf(classes);
        categoryParts = List.copyOf(categoryParts);
        stages.requirePoints(points);
        if (votes > 1 && task != Shape.Task.CLASSIFY) {
            throw QuireException.of("votes=%d works for task=classify only, not %s; set votes=1", votes, task.word());
        }
    }

    /** What all data sets of points take. */
    static Options options(Shape.Task usual, int points) {
        return Options.none()
                .word("task", usual.word(), "what is learnt: a class a cloud, or a part or a normal a point", Shape.Task.words().toArray(String[]::new))
                .integer("points", points, 2, 100_000, "N, points sampled from each cloud")
                .integer("votes", 1, 1, 100, "clouds per example in evaluation whose probabilities are averaged (the authors: 10)")
                .flag("origin_skip", false, "pass over points near the origin in farthest point sampling, as the authors' kernel does")
                .and(Stages.options());
    }

    static Layout of(OptionValues v, List<String> classes, List<int[]> categoryParts) {
        return new Layout(Shape.Task.of(v.word("task")), v.integer("points"), Stages.of(v), classes, categoryParts, v.integer("votes"),
                v.flag("origin_skip") ? quire.paper.densepoint.geometry.FarthestPoints.AUTHORS_SKIP : 0);
    }

    /** Reads what {@link #schema()} wrote. */
    public static Layout of(Schema schema) {
        Shape shape = Shape.of(schema);
        List<int[]> parts = new ArrayList<>();
        String text = schema.facts().getOrDefault("category_parts", "");
        for (String category : text.isEmpty() ? new String[0] : text.split("\\|")) {
            parts.add(Arrays.stream(category.split(" ")).mapToInt(Integer::parseInt).toArray());
        }
        return new Layout(shape.task(), shape.points(), shape.stages(), schema.classes(), parts, shape.votes(),
                Float.parseFloat(schema.facts().getOrDefault("origin_skip", "0")));
    }

    /** What models and predictors are told. */
    public Schema schema() {
        Map<String, Long> sizes = new TreeMap<>(Map.of("points", (long) points, "votes", (long) votes));
        Map<String, String> facts = new TreeMap<>(Map.of("task", task.word(), Stages.FACT, stages.text(), "origin_skip", Float.toString(skip)));
        if (!categoryParts.isEmpty()) {
            sizes.put("parts", (long) parts());
            facts.put("category_parts", String.join("|", categoryParts.stream()
                    .map(p -> String.join(" ", Arrays.stream(p).mapToObj(Integer::toString).toList())).toList()));
        }
        return new Schema(sizes, classes, facts);
    }

    /** Part labels over all categories. */
    public int parts() {
        return categoryParts.stream().flatMapToInt(Arrays::stream).max().orElse(-1) + 1;
    }

    /** One cloud per example, as predictors ask for them. */
    public Layout withVotes(int count) {
        return new Layout(task, points, stages, classes, categoryParts, count, skip);
    }
}
