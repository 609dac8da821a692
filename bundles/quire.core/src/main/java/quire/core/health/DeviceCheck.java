package quire.core.health;

import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.api.compute.ComputeService;
import quire.api.compute.Device;
import quire.api.work.HealthCheck;

/** Whether devices that jobs run on are still there. */
@Component(service = HealthCheck.class)
public final class DeviceCheck implements HealthCheck {
    private final ComputeService compute;

    @Activate
    public DeviceCheck(@Reference ComputeService compute) {
        this.compute = compute;
    }

    @Override
    public String name() {
        return "devices";
    }

    @Override
    public Result check() {
        List<String> usable = compute.devices().stream().filter(Device::usable).map(Device::id).toList();
        if (usable.isEmpty()) {
            return new Result(Status.CRITICAL, "no device can be used; see devices for the reasons");
        }
        String lost = compute.leases().stream().filter(l -> !usable.contains(l.device())).map(l -> l.device() + " of " + l.owner())
                .collect(Collectors.joining(", "));
        return lost.isEmpty() ? new Result(Status.OK, "usable: " + String.join(", ", usable))
                : new Result(Status.CRITICAL, "lost while in use: " + lost + "; stop the job and resume its run on another device");
    }
}
