package quire.core.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.run.Run;
import quire.api.run.RunInfo;
import quire.api.run.RunSpec;
import quire.api.run.RunStore;
import quire.data.file.AtomicFile;
import quire.data.json.Json;

/** Runs in {@code <home>/runs}, where home is the framework property {@code quire.home}, else {@code ~/.quire}. */
@Component(immediate = true, service = {RunStore.class, Runs.class})
public final class RunStoreProvider implements Runs {
    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path home;
    private final RunLocks locks = new RunLocks();

    @Activate
    public RunStoreProvider(BundleContext context) {
        this(home(context.getProperty("quire.home")));
    }

    RunStoreProvider(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    private static Path home(String given) {
        return given == null || given.isBlank() ? Path.of(System.getProperty("user.home"), ".quire") : Path.of(given);
    }

    @Override
    public Path home() {
        return home;
    }

    private Path root() {
        return home.resolve("runs");
    }

    @Override
    public OpenRun create(RunSpec spec) throws IOException {
        String start = ID.format(Instant.now()) + "-" + spec.paper() + "-" + spec.model() + "-";
        while (true) {
            String id = start + String.format("%04x", ThreadLocalRandom.current().nextInt(1 << 16));
            if (!Files.exists(root().resolve(id))) {
                return create(root(), id, spec);
            }
        }
    }

    @Override
    public OpenRun create(Path parent, String id, RunSpec spec) throws IOException {
        Files.createDirectories(parent);
        Path folder = parent.resolve(id);
        // prepared aside and renamed: a run's folder never lacks its run.json
        Path aside = Files.createTempDirectory(parent, AtomicFile.TEMPORARY);
        RunRecord record = new RunRecord(id, spec, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        try {
            Files.createDirectory(aside.resolve("artifacts"));
            Json.write(aside.resolve(StoredRun.INFO), record.info());
            if (Files.exists(folder)) {
                throw new FileAlreadyExistsException(folder.toString());
            }
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Trees.delete(aside);
        }
        return open(folder, record, false);
    }

    private OpenRun open(Path folder, RunRecord record, boolean resumed) throws IOException {
        RunLocks.Held lock = locks.tryLock(folder);
        if (lock == null) {
            throw new QuireException("run " + folder.getFileName() + " is being written by another job or process; wait for it or stop it first");
        }
        OpenRun run = null;
        try {
            run = new OpenRun(folder, record, lock, resumed);
            return run;
        } finally {
            if (run == null) {
                lock.close();
            }
        }
    }

    @Override
    public OpenRun reopen(String id) throws IOException {
        RunInfo info = run(id).info();
        if (info.state().equals("done") || info.spec() == null) {
            throw new QuireException("run " + info.id() + " is " + info.state() + ": there is nothing to resume; train anew, or with --from "
                    + info.id() + " to start from its weights");
        }
        return open(root().resolve(info.id()), new RunRecord(info), true);
    }

    @Override
    public List<RunInfo> runs() throws IOException {
        List<RunInfo> out = new ArrayList<>();
        if (Files.isDirectory(root())) {
            List<Path> folders;
            try (var all = Files.list(root())) {
                folders = all.filter(f -> Files.isDirectory(f) && !f.getFileName().toString().startsWith(".")).toList();
            }
            for (Path f : folders) {
                out.add(info(f));
            }
        }
        // ids begin with the time
        out.sort(Comparator.comparing((RunInfo r) -> r.started() == null ? "" : r.started()).thenComparing(RunInfo::id));
        return out;
    }

    private RunInfo info(Path folder) throws IOException {
        String id = folder.getFileName().toString();
        try {
            RunInfo i = Json.read(folder.resolve(StoredRun.INFO), RunInfo.class);
            if (i.spec() == null || i.state() == null || !id.equals(i.id())) {
                return broken(id, folder.resolve(StoredRun.INFO) + ": does not describe run " + id);
            }
            return i.state().equals("running") && !locks.locked(folder) ? withState(i, "interrupted") : i;
        } catch (QuireException | IOException e) {
            return broken(id, e.getMessage());
        }
    }

    private static RunInfo withState(RunInfo i, String state) {
        return new RunInfo(i.id(), state, i.spec(), i.engine(), i.engineReason(), i.device(), i.threads(), i.schema(), i.dataHash(),
                i.dataCounts(), i.parameters(), i.bundles(), i.started(), i.seconds(), i.metrics(), i.error());
    }

    private static RunInfo broken(String id, String error) {
        return new RunInfo(id, "broken", null, null, null, null, 0, null, null, Map.of(), 0, Map.of(), null, 0, Map.of(), error);
    }

    @Override
    public Run run(String id) throws IOException {
        List<RunInfo> all = runs();
        if (all.isEmpty()) {
            throw new QuireException("there are no runs in " + root() + "; train one first");
        }
        List<RunInfo> fits = id.equals("last") ? all.subList(all.size() - 1, all.size())
                : all.stream().filter(r -> r.id().equals(id)).toList();
        if (fits.isEmpty()) {
            fits = all.stream().filter(r -> !id.isEmpty() && r.id().startsWith(id)).toList();
        }
        if (fits.size() != 1) {
            throw new QuireException(fits.isEmpty() ? "there is no run '" + id + "'; see runs"
                    : "'" + id + "' may be " + String.join(", ", fits.stream().map(RunInfo::id).toList()) + "; give more of the id");
        }
        RunInfo info = fits.get(0);
        if (info.state().equals("broken")) {
            throw new QuireException("run " + info.id() + " is broken: " + info.error());
        }
        return new StoredRun(root().resolve(info.id()), info);
    }
}
