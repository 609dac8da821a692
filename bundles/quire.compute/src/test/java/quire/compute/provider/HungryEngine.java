package quire.compute.provider;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import quire.api.compute.Device;
import quire.api.engine.CudaBuild;
import quire.api.engine.Engine;
import quire.api.engine.Program;
import quire.api.engine.ProgramSpec;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.Tensor;

/** Programs that hold one MiB more after each call. */
final class HungryEngine implements Engine {
    static final Device CPU = new Device("cpu", "cpu", "test", 1000, 1000, true, "always");
    final AtomicInteger open = new AtomicInteger();

    private final List<String> cuda;

    /** @param cuda devices its CUDA natives would find */
    HungryEngine(String... cuda) {
        this.cuda = List.of(cuda);
    }

    @Override
    public Optional<CudaBuild> cuda() {
        return Optional.of(new CudaBuild("Hungry", "450.80.02", 37, 89, 2048));
    }

    /** A model without values. */
    static Model model() {
        return name -> new GraphSpec(null, List.of(), List.of(), List.of(), List.of(), List.of(), Map.of("out", "out"), null);
    }

    @Override
    public String id() {
        return "hungry";
    }

    @Override
    public int preference() {
        return 1;
    }

    @Override
    public Availability availability() {
        return new Availability(true, "test");
    }

    @Override
    public List<Device> devices() {
        List<Device> all = new java.util.ArrayList<>(List.of(CPU));
        cuda.forEach(id -> all.add(new Device(id, "cuda", "test", 0, 0, true, "installed")));
        return all;
    }

    @Override
    public Optional<String> unsupported(GraphSpec graph) {
        return Optional.empty();
    }

    @Override
    public long nativeBytes() {
        return 0;
    }

    @Override
    public Program open(ProgramSpec spec) {
        open.incrementAndGet();
        return new Hungry(open);
    }

    private static final class Hungry implements Program {
        private final AtomicInteger open;
        private long held = 1 << 20;

        Hungry(AtomicInteger open) {
            this.open = open;
        }

        @Override
        public Map<String, Tensor> run(String graph, Map<String, Tensor> inputs, Collection<String> outputs) {
            held += 1 << 20;
            return Map.of();
        }

        @Override
        public Map<String, Tensor> backward(String graph, Map<String, Tensor> inputs, Collection<String> outputs, Collection<String> wrt) {
            throw new IllegalStateException("not trained");
        }

        @Override
        public double gradientSquares() {
            return 0;
        }

        @Override
        public void apply(String graph, long iteration, double rate, double gradientFactor) {
            throw new IllegalStateException("not trained");
        }

        @Override
        public Collection<String> names() {
            return List.of();
        }

        @Override
        public Tensor read(String name) {
            throw new IllegalStateException(name);
        }

        @Override
        public void write(String name, Tensor value) {
            throw new IllegalStateException(name);
        }

        @Override
        public long nativeBytes() {
            return held;
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
