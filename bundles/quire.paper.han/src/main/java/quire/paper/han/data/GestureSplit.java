package quire.paper.han.data;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import quire.api.dataset.Reading;
import quire.api.dataset.Split;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.han.skeleton.Augmentation;
import quire.paper.han.skeleton.Layout;
import quire.paper.han.skeleton.Preprocess;
import quire.paper.han.skeleton.Sequence;
import quire.paper.han.skeleton.Streams;

/**
 * Samples of labelled sequences: {@code x} [rows, T, J, 3] centred on the first palm, {@code mask} [rows, T], {@code label} one-hot
 * [rows, classes], and the two-stream inputs {@code pose} [rows, T, J, 3], {@code motion} [rows, T, 6, 3], {@code tips} [rows, 12 T].
 */
final class GestureSplit implements Split {
    private final List<Example> examples;
    private final Layout layout;
    private final int classes;
    private final Sampling sampling;
    private final Streams streams;

    GestureSplit(List<Example> examples, Layout layout, int classes, Sampling sampling) {
        this.examples = examples;
        this.layout = layout;
        this.classes = classes;
        this.sampling = sampling;
        this.streams = Streams.of(layout, sampling.dhg());
    }

    @Override
    public int size() {
        return examples.size();
    }

    @Override
    public Batch read(int[] rows, Reading reading) {
        int n = rows.length;
        int t = sampling.frames();
        int j = layout.joints();
        Tensor x = reading.tensor("x", DType.FLOAT, n, t, j, 3);
        Tensor mask = reading.tensor("mask", DType.FLOAT, n, t);
        Tensor label = reading.tensor("label", DType.FLOAT, n, classes);
        Tensor pose = reading.tensor("pose", DType.FLOAT, n, t, j, 3);
        Tensor motion = reading.tensor("motion", DType.FLOAT, n, t, 6, 3);
        Tensor tips = reading.tensor("tips", DType.FLOAT, n, 12L * t);
        FloatBuffer toX = x.floats();
        FloatBuffer toMask = mask.floats();
        FloatBuffer toLabel = label.floats();
        FloatBuffer toPose = pose.floats();
        FloatBuffer toMotion = motion.floats();
        FloatBuffer toTips = tips.floats();
        SplittableRandom random = reading.training() && sampling.augment() ? reading.random() : null;
        for (int row : rows) {
            Example e = examples.get(row);
            Sequence s = e.sequence();
            Augmentation a = random == null ? Augmentation.none() : Augmentation.draw(random, layout);
            int real = Preprocess.sample(s, a, t, sampling.pad(), toX);
            for (int i = 0; i < t; i++) {
                toMask.put(i < real ? 1 : 0);
            }
            for (int c = 0; c < classes; c++) {
                toLabel.put(c == e.label() ? 1 : 0);
            }
            streams.sample(s, random, t, toPose, toMotion, toTips);
        }
        return new Batch(n, Map.of("x", x, "mask", mask, "label", label, "pose", pose, "motion", motion, "tips", tips));
    }
}
