package quire.paper.han.stream;

import java.util.Collections;
import java.util.Map;
import java.util.SplittableRandom;
import quire.api.compute.ComputeService;
import quire.api.compute.Lease;
import quire.api.compute.LeaseRequest;
import quire.api.compute.SessionOptions;
import quire.api.dataset.Schema;
import quire.api.paper.Benchmark.HostWork;
import quire.api.tensor.DType;
import quire.paper.han.api.GestureStream;
import quire.paper.han.api.StreamOptions;
import quire.paper.han.model.HanModel;
import quire.paper.han.model.Settings;
import quire.paper.han.model.Shape;

/** The work of one decision of a stream, from frame to label, on a network of the paper's size with its initial values. */
public final class StreamLatency implements HostWork {
    private final ComputeService compute;
    private final Shape shape;
    private final float[] frame;
    private Lease lease;
    private GestureStream stream;

    /** Opens nothing yet. */
    public StreamLatency(ComputeService compute, Shape shape) {
        this.compute = compute;
        this.shape = shape;
        this.frame = new float[shape.joints() * 3];
        SplittableRandom r = new SplittableRandom(1);
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (float) (0.1 * r.nextGaussian());
        }
    }

    /** Takes one frame in and decides; the first call opens the session and fills the window. */
    @Override
    public synchronized void run() {
        if (stream == null) {
            StreamOptions every = new StreamOptions(45, 1, 0, 0);
            Map<String, Long> sizes = Map.of("frames", (long) shape.frames(), "joints", (long) shape.joints());
            Schema schema = new Schema(sizes, Collections.nCopies(shape.classes(), "gesture"), Map.of("layout", shape.layout().id()));
            lease = compute.lease(LeaseRequest.of("bench han: stream"));
            stream = new WindowedStream(lease.open(new InferOnly(new HanModel(Settings.paper(), shape, DType.FLOAT)), SessionOptions.inference(1)),
                    schema, every);
            for (int i = 1; i < every.window(); i++) {
                stream.frame(frame);
            }
        }
        if (stream.frame(frame).isEmpty()) {
            throw new IllegalStateException("no decision although the window is complete");
        }
    }

    @Override
    public synchronized void close() {
        if (lease != null) {
            lease.close();
            lease = null;
            stream = null;
        }
    }
}
