package quire.compute.provider;

import java.util.ArrayList;
import java.util.List;
import quire.api.compute.Device;
import quire.api.engine.CudaBuild;
import quire.api.engine.Engine;
import quire.compute.gpu.CudaDecision;
import quire.compute.gpu.Gpu;
import quire.compute.gpu.GpuProbe;

/** GPUs as devices: usable where an engine's build runs on them and is installed, else with every engine's reason. */
record CudaPlaces(GpuProbe probe) {

    List<Device> devices(List<Engine> engines) {
        GpuProbe.Findings found = probe.probe();
        return found.gpus().stream().map(g -> device(found.driver(), g, engines)).toList();
    }

    private static Device device(String driver, Gpu gpu, List<Engine> engines) {
        String id = "cuda:" + gpu.index();
        List<String> obstacles = new ArrayList<>();
        for (Engine e : engines) {
            if (e.cuda().isPresent()) {
                CudaBuild build = e.cuda().get();
                CudaDecision decision = CudaDecision.of(driver, gpu, build);
                if (decision.usable() && e.availability().available() && e.devices().stream().anyMatch(d -> d.id().equals(id) && d.usable())) {
                    return new Device(id, "cuda", gpu.name(), gpu.memoryMb(), gpu.freeMb(), true, decision.reason());
                }
                obstacles.add(decision.usable() ? build.library() + " is not installed" : decision.reason());
            }
        }
        return new Device(id, "cuda", gpu.name(), gpu.memoryMb(), gpu.freeMb(), false,
                obstacles.isEmpty() ? "no engine has a CUDA build" : String.join("; ", obstacles));
    }

    /** Where work goes that asks for nothing, and why, one line. */
    String decision(List<Engine> engines) {
        GpuProbe.Findings found = probe.probe();
        if (found.problem() != null) {
            return "cpu: " + found.problem();
        }
        if (found.driver() == null) {
            return "cpu: no NVIDIA driver";
        }
        List<Device> devices = devices(engines);
        return devices.stream().filter(Device::usable).findFirst().map(d -> d.id() + ": " + d.name() + ", " + d.reason())
                .orElseGet(() -> "cpu: " + String.join("; ", devices.stream().map(d -> d.id() + " " + d.name() + ": " + d.reason()).toList()));
    }
}
