package quire.engine.nd4j;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.nd4j.linalg.factory.Nd4j;
import quire.api.compute.Device;
import quire.api.engine.CudaBuild;
import quire.api.engine.Engine;
import quire.api.engine.Program;
import quire.api.engine.ProgramSpec;
import quire.api.model.GraphSpec;
import quire.nd4j.Nd4jRuntime;

/** ND4J's own executor as an engine: runs every SameDiff op, on the CPU. The reference the others are compared with. */
@Component(service = Engine.class)
public final class Nd4jEngine implements Engine {
    private static final String LIBRARY = "ND4J 1.0.0-M2.1, oneDNN build";
    private volatile boolean opened;

    @Activate
    public Nd4jEngine() {
        // nothing native before the first program
    }

    @Override
    public String id() {
        return "nd4j";
    }

    @Override
    public int preference() {
        return 10;
    }

    @Override
    public Availability availability() {
        String platform = System.getProperty("os.name") + "/" + System.getProperty("os.arch");
        // a class literal does not initialise the class, so nothing native is loaded by asking
        boolean natives = Nd4j.class.getResource("/org/nd4j/linalg/cpu/nativecpu/bindings/linux-x86_64-onednn/libnd4jcpu.so") != null;
        return natives ? new Availability(true, LIBRARY)
                : new Availability(false, "no ND4J natives for " + platform + "; install the quire.nd4j.native fragment for it");
    }

    @Override
    public List<Device> devices() {
        Runtime r = Runtime.getRuntime();
        var os = (com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        return List.of(new Device("cpu", "cpu", r.availableProcessors() + " cores", os.getTotalMemorySize() >> 20, os.getFreeMemorySize() >> 20,
                true, "always there"));
    }

    /** libnd4jcuda holds machine code for 3.7 to 8.6, which 8.9 takes as well, and nothing a newer driver could translate. */
    @Override
    public Optional<CudaBuild> cuda() {
        return Optional.of(new CudaBuild("ND4J 1.0.0-M2.1 for CUDA 11.6", "450.80.02", 37, 89, 2048));
    }

    @Override
    public Optional<String> unsupported(GraphSpec graph) {
        return Optional.empty();
    }

    @Override
    public Program open(ProgramSpec spec) {
        Nd4jRuntime.start();
        opened = true;
        return new Nd4jProgram(spec);
    }

    @Override
    public long nativeBytes() {
        return opened ? Nd4jRuntime.nativeBytes() : 0;
    }
}
