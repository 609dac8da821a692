package quire.core.health;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.api.compute.ComputeService;
import quire.api.compute.ComputeService.LeaseInfo;
import quire.api.work.HealthCheck;

/** Whether a job is about to go over its memory budget. */
@Component(service = HealthCheck.class)
public final class MemoryCheck implements HealthCheck {
    private static final double NEAR = 0.9;

    private final ComputeService compute;

    @Activate
    public MemoryCheck(@Reference ComputeService compute) {
        this.compute = compute;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Result check() {
        List<LeaseInfo> leases = compute.leases();
        List<String> near = leases.stream().filter(l -> l.nativeBytes() > NEAR * l.budgetBytes())
                .map(l -> l.owner() + " holds " + (l.nativeBytes() >> 20) + " of " + (l.budgetBytes() >> 20) + " MiB").toList();
        return near.isEmpty() ? new Result(Status.OK, leases.size() + " leases, none near its budget")
                : new Result(Status.WARN, String.join("; ", near) + "; over it the job fails: use smaller batches or a larger --memory");
    }
}
