package quire.shell.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import quire.api.QuireException;
import quire.api.work.HealthCheck;
import quire.shell.io.Table;

/** {@code health}. */
@Command(name = "health", description = "Look after devices, memory, losses, the store and the papers; fails if something is critical.")
public final class HealthCommand extends QuireCommand {
    @Override
    protected void execute() {
        Map<String, HealthCheck.Result> found = new java.util.TreeMap<>();
        desk().health().forEach(c -> found.put(c.name(), c.check()));
        if (found.isEmpty()) {
            throw new QuireException("there are no health checks now: bundle quire.core is not active; see 'why quire.core' and the log");
        }
        result(found.entrySet().stream().map(e -> document(e.getKey(), e.getValue())).toList(), out -> {
            Table table = new Table("CHECK", "STATUS", "MESSAGE");
            found.forEach((name, r) -> table.row(name, r.status().name(), r.message()));
            table.print(out);
        });
        List<String> critical = found.entrySet().stream().filter(e -> e.getValue().status() == HealthCheck.Status.CRITICAL).map(Map.Entry::getKey).toList();
        if (!critical.isEmpty()) {
            throw new QuireException("critical: " + String.join(", ", critical) + "; the messages say what to do");
        }
    }

    private static Map<String, Object> document(String name, HealthCheck.Result r) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("check", name);
        m.put("status", r.status().name().toLowerCase(Locale.ROOT));
        m.put("message", r.message());
        return m;
    }
}
