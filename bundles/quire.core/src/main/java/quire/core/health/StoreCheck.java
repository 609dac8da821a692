package quire.core.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import quire.api.work.HealthCheck;
import quire.core.run.Runs;

/** Whether runs can be written. */
@Component(service = HealthCheck.class)
public final class StoreCheck implements HealthCheck {
    private static final long LITTLE = 1L << 30;

    private final Runs runs;

    @Activate
    public StoreCheck(@Reference Runs runs) {
        this.runs = runs;
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public Result check() {
        Path home = runs.home();
        try {
            Files.createDirectories(home);
            Path probe = Files.createTempFile(home, ".health-", ".tmp");
            try {
                Files.write(probe, new byte[1]);
            } finally {
                Files.delete(probe);
            }
            long free = Files.getFileStore(home).getUsableSpace();
            return free < LITTLE ? new Result(Status.WARN, home + " has " + (free >> 20) + " MiB left; remove old runs or choose another --home")
                    : new Result(Status.OK, home + " can be written, " + (free >> 20) + " MiB free");
        } catch (IOException e) {
            return new Result(Status.CRITICAL, home + " cannot be written (" + e + "); mend its rights or choose another --home");
        }
    }
}
