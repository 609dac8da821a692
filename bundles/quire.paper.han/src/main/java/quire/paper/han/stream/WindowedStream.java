package quire.paper.han.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import quire.api.QuireException;
import quire.api.compute.Session;
import quire.api.dataset.Schema;
import quire.paper.han.api.Gesture;
import quire.paper.han.api.GestureStream;
import quire.paper.han.api.StreamOptions;
import quire.paper.han.data.Samples;
import quire.paper.han.skeleton.Sequence;

/** Keeps the last frames in a ring; every stride frames the window is sampled as in training and classified. Owns its session. */
public final class WindowedStream implements GestureStream {
    private final Session session;
    private final StreamOptions options;
    private final List<String> classes;
    private final Samples samples;
    private final int stride;
    private final float[] ring;
    private double[] smooth;
    private long frames;
    private long start;

    /** @param session with the model's values; closed with the stream */
    public WindowedStream(Session session, Schema schema, StreamOptions options) {
        this.session = session;
        this.options = options;
        this.classes = schema.classes();
        this.samples = new Samples(schema);
        this.stride = samples.layout().joints() * 3;
        this.ring = new float[options.window() * stride];
    }

    @Override
    public Optional<Gesture> frame(float[] joints) {
        check(joints);
        System.arraycopy(joints, 0, ring, (int) (frames % options.window()) * stride, stride);
        frames++;
        long seen = frames - start;
        if (seen < options.window() || (seen - options.window()) % options.stride() != 0) {
            return Optional.empty();
        }
        float[] p = session.run(samples.batch(List.of(window())), "probabilities").get("probabilities").toFloats();
        return decide(p);
    }

    private void check(float[] joints) {
        if (joints.length != stride) {
            throw QuireException.of("frame %d: %d numbers instead of %d (%d joints x 3); send every joint of the layout %s", frames,
                    joints.length, stride, stride / 3, samples.layout().id());
        }
        for (int k = 0; k < stride; k++) {
            if (!Float.isFinite(joints[k])) {
                throw QuireException.of("frame %d, number %d: %s is not finite; leave lost frames out, and call reset after a gap", frames,
                        k + 1, joints[k]);
            }
        }
    }

    /** The ring in order of time. */
    private Sequence window() {
        float[] ordered = new float[ring.length];
        int oldest = (int) (frames % options.window()) * stride;
        System.arraycopy(ring, oldest, ordered, 0, ring.length - oldest);
        System.arraycopy(ring, 0, ordered, ring.length - oldest, oldest);
        return new Sequence("stream", samples.layout(), options.window(), ordered);
    }

    private Optional<Gesture> decide(float[] p) {
        double keep = smooth == null ? 0 : options.smoothing();
        double[] next = new double[p.length];
        int best = 0;
        for (int c = 0; c < p.length; c++) {
            next[c] = (keep == 0 ? 0 : keep * smooth[c]) + (1 - keep) * p[c];
            best = next[c] > next[best] ? c : best;
        }
        smooth = next;
        if (next[best] < options.threshold()) {
            return Optional.empty();
        }
        List<Double> all = new ArrayList<>(next.length);
        for (double v : next) {
            all.add(v);
        }
        return Optional.of(new Gesture(frames - 1, classes.get(best), next[best], all));
    }

    @Override
    public void reset() {
        start = frames;
        smooth = null;
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    @Override
    public void close() {
        session.close();
    }
}
