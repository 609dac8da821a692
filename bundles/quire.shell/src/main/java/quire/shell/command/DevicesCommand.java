package quire.shell.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import quire.api.compute.ComputeService;
import quire.api.compute.Device;
import quire.shell.io.Table;

/** {@code devices}. */
@Command(name = "devices", description = "List devices, engines, and who holds what.")
public final class DevicesCommand extends QuireCommand {
    @Override
    protected void execute() {
        ComputeService compute = desk().compute();
        List<Device> devices = compute.devices();
        result(devices.stream().map(d -> document(d, compute.leases())).toList(), out -> {
            Table table = new Table("DEVICE", "KIND", "NAME", "MEMORY MiB", "FREE MiB", "USABLE", "REASON");
            devices.forEach(d -> table.row(d.id(), d.kind(), d.name(), d.memoryMb(), d.freeMb(), d.usable() ? "yes" : "no", d.reason()));
            table.print(out);
            out.println("Chosen by default: " + compute.decision());
            out.println();
            Table engines = new Table("ENGINE", "AVAILABLE", "DEVICES", "REASON");
            compute.engines().forEach(e -> engines.row(e.id(), e.available() ? "yes" : "no", String.join(" ", e.devices()), e.reason()));
            engines.print(out);
            Table leases = new Table("LEASE OF", "DEVICE", "ENGINE", "NATIVE MiB", "BUDGET MiB", "SESSIONS");
            compute.leases().forEach(l -> leases.row(l.owner(), l.device(), l.engine(), l.nativeBytes() >> 20, l.budgetBytes() >> 20,
                    l.sessions()));
            if (!compute.leases().isEmpty()) {
                out.println();
                leases.print(out);
            }
        });
    }

    private static Map<String, Object> document(Device d, List<ComputeService.LeaseInfo> leases) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", d.id());
        m.put("kind", d.kind());
        m.put("name", d.name());
        m.put("memory_mb", d.memoryMb());
        m.put("free_mb", d.freeMb());
        m.put("usable", d.usable());
        m.put("reason", d.reason());
        m.put("leases", leases.stream().filter(l -> l.device().equals(d.id())).map(DevicesCommand::lease).toList());
        return m;
    }

    private static Map<String, Object> lease(ComputeService.LeaseInfo l) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("owner", l.owner());
        m.put("engine", l.engine());
        m.put("native_mb", l.nativeBytes() >> 20);
        m.put("budget_mb", l.budgetBytes() >> 20);
        m.put("sessions", l.sessions());
        return m;
    }
}
