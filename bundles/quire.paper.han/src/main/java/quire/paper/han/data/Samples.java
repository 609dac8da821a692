package quire.paper.han.data;

import java.util.List;
import java.util.stream.IntStream;
import quire.api.dataset.Schema;
import quire.api.tensor.Batch;
import quire.data.batch.FreshReading;
import quire.paper.han.skeleton.Layout;
import quire.paper.han.skeleton.Sequence;

/** Makes batches of sequences that have no label, the way the data a model was trained on were made. */
public final class Samples {
    private final Layout layout;
    private final int classes;
    private final Sampling sampling;

    /** @param schema of the run whose model predicts */
    public Samples(Schema schema) {
        this.layout = Layout.of(schema.facts().getOrDefault("layout", "none"));
        this.classes = schema.classes().size();
        this.sampling = new Sampling(schema.size("frames"), false, "mask".equals(schema.facts().get("short")), "dhg".equals(schema.facts().get("extent")));
    }

    public Layout layout() {
        return layout;
    }

    /** A batch of all of them, in order; its labels mean nothing. */
    public Batch batch(List<Sequence> sequences) {
        List<Example> examples = sequences.stream().map(s -> new Example(s, 0, 0)).toList();
        return new GestureSplit(examples, layout, classes, sampling).read(IntStream.range(0, examples.size()).toArray(), FreshReading.evaluation(0));
    }
}
