package quire.compute.provider;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import quire.api.QuireException;
import quire.api.compute.ComputeService;
import quire.api.compute.Device;
import quire.api.compute.Lease;
import quire.api.compute.LeaseRequest;
import quire.api.engine.Engine;
import quire.api.work.Resources;
import quire.compute.gpu.GpuProbe;
import quire.compute.gpu.NvidiaSmi;

/** The shared back end over whatever engines are there. Cores are divided among the leases held when a lease is given. */
@Component(service = ComputeService.class)
public final class ComputeProvider implements ComputeService {
    /** Engines come and go while leases are held: replaced whole by the component runtime. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC,
            policyOption = org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY)
    private volatile List<Engine> engines = List.of();
    private final List<LeaseHolder> leases = new CopyOnWriteArrayList<>();
    private final CudaPlaces cuda;
    private final long defaultBudget;
    private final AtomicLong peak = new AtomicLong();

    @Activate
    public ComputeProvider(BundleContext context) {
        String given = context.getProperty("quire.memory");
        defaultBudget = given == null ? mostOfTheMachine() : Resources.memory(given) << 20;
        cuda = new CudaPlaces(new NvidiaSmi());
    }

    /** For hosts without a component runtime. */
    public ComputeProvider(List<Engine> engines) {
        this(engines, mostOfTheMachine(), GpuProbe.Findings::noDriver);
    }

    /** @param defaultBudget bytes a lease may hold that asks for nothing */
    ComputeProvider(List<Engine> engines, long defaultBudget, GpuProbe probe) {
        this.engines = List.copyOf(engines);
        this.defaultBudget = defaultBudget;
        this.cuda = new CudaPlaces(probe);
    }

    @Override
    public List<Device> devices() {
        Map<String, Device> byId = new LinkedHashMap<>();
        for (Engine e : engines) {
            if (e.availability().available()) {
                for (Device d : e.devices().stream().filter(x -> x.kind().equals("cpu")).toList()) {
                    byId.merge(d.id(), d, (a, b) -> a.usable() || !b.usable() ? a : b);
                }
            }
        }
        cuda.devices(engines).forEach(d -> byId.put(d.id(), d));
        return List.copyOf(byId.values());
    }

    @Override
    public String decision() {
        return cuda.decision(engines);
    }

    @Override
    public List<EngineInfo> engines() {
        return engines.stream().map(e -> {
            Engine.Availability a = e.availability();
            return new EngineInfo(e.id(), a.available(), a.reason(),
                    a.available() ? e.devices().stream().filter(Device::usable).map(Device::id).toList() : List.of());
        }).toList();
    }

    @Override
    public List<LeaseInfo> leases() {
        return leases.stream().map(LeaseHolder::info).toList();
    }

    @Override
    public Lease lease(LeaseRequest request) {
        Device device = device(request.device());
        long budget = request.budgetMb() > 0 ? request.budgetMb() << 20 : defaultBudget;
        int cores = Runtime.getRuntime().availableProcessors();
        int threads = request.threads() > 0 ? request.threads() : Math.max(1, cores / (leases.size() + 1));
        LeaseHolder lease = new LeaseHolder(request, device, budget, threads, () -> engines, leases::remove);
        leases.add(lease);
        return lease;
    }

    private Device device(String wanted) {
        List<Device> all = devices();
        if (wanted.equals("auto")) {
            return all.stream().filter(d -> d.usable() && !d.kind().equals("cpu")).findFirst()
                    .or(() -> all.stream().filter(Device::usable).findFirst())
                    .orElseThrow(() -> new QuireException("no engine is available; see devices"));
        }
        Device d = all.stream().filter(x -> x.id().equals(wanted)).findFirst().orElseThrow(() -> new QuireException("there is no device '"
                + wanted + "'; there are: " + String.join(", ", all.stream().map(Device::id).toList())
                + (wanted.startsWith("cuda") ? " (" + decision() + ")" : "")));
        if (!d.usable()) {
            throw new QuireException("device " + wanted + " cannot be used: " + d.reason() + "; use --device cpu");
        }
        return d;
    }

    /** Three quarters of the machine's memory. */
    private static long mostOfTheMachine() {
        var os = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return os.getTotalMemorySize() / 4 * 3;
    }

    @Override
    public long nativePeakBytes(boolean reset) {
        long now = leases.stream().mapToLong(LeaseHolder::nativeBytes).sum()
                + engines.stream().mapToLong(Engine::nativeBytes).sum();
        long top = peak.accumulateAndGet(now, Math::max);
        if (reset) {
            peak.set(now);
        }
        return top;
    }

    @Deactivate
    void stop() {
        leases.forEach(LeaseHolder::close);
    }
}
