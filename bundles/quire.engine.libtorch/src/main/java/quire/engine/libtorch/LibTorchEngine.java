package quire.engine.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import quire.api.QuireException;
import quire.api.compute.Device;
import quire.api.engine.CudaBuild;
import quire.api.engine.Engine;
import quire.api.engine.Program;
import quire.api.engine.ProgramSpec;
import quire.api.model.GraphSpec;

/** Runs SameDiff graphs on LibTorch. Loads its natives when the first program is opened. */
@Component(service = Engine.class)
public final class LibTorchEngine implements Engine {
    private static final String CPU = "cpu";

    private final OpTable table = new OpTable();
    private final Set<LibTorchProgram> open = ConcurrentHashMap.newKeySet();

    /** Loads nothing. */
    @Activate
    public LibTorchEngine() {
        // everything is made on first use
    }

    @Override
    public String id() {
        return "libtorch";
    }

    @Override
    public int preference() {
        return 20;
    }

    @Override
    public Availability availability() {
        return Natives.present()
                ? new Availability(true, Natives.VERSION)
                : new Availability(false, "no LibTorch natives for " + org.bytedeco.javacpp.Loader.getPlatform()
                        + ": install quire.engine.libtorch.native");
    }

    @Override
    public List<Device> devices() {
        List<Device> found = new ArrayList<>();
        Availability a = availability();
        found.add(new Device(CPU, CPU, System.getProperty("os.arch"), HostMemory.totalMb(), HostMemory.freeMb(), a.available(), a.reason()));
        found.addAll(CudaDevices.list());
        return found;
    }

    /** What CUDA 13, with which this version is built, asks for by NVIDIA's notes; its natives have not been run. */
    @Override
    public Optional<CudaBuild> cuda() {
        return Optional.of(new CudaBuild(Natives.VERSION + " for CUDA", "580.65.06", 75, 120, 2048));
    }

    @Override
    public Optional<String> unsupported(GraphSpec graph) {
        Natives.load();
        try (Arena arena = new Arena()) {
            return arena.fill(() -> GraphCompiler.unsupported(table, graph, new Torch(CPU)));
        }
    }

    @Override
    public Program open(ProgramSpec spec) {
        try {
            Natives.load();
        } catch (IllegalStateException e) {
            throw new QuireException(e.getMessage() + "; use the engine nd4j", e);
        }
        LibTorchProgram program = new LibTorchProgram(table, spec, open::remove);
        open.add(program);
        return program;
    }

    /** Parameters, optimiser state, buffers and results of all open programs; activations live only during a call. */
    @Override
    public long nativeBytes() {
        return open.stream().mapToLong(Program::nativeBytes).sum();
    }

    /** Closes what its users left open. */
    @Deactivate
    void stop() {
        List.copyOf(open).forEach(Program::close);
    }
}
