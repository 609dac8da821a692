package quire.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;
import quire.deploy.api.Deployed;

/**
 * Keeps the running bundles in step with the load folder: the newest file of a name runs; without one, what the distribution has of
 * that name.
 */
final class Loader {
    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

    /** What became of a file. @param bundle null when refused */
    private record Outcome(String name, String version, Bundle bundle, String reason) {
    }

    private final BundleContext context;
    private final LoadFolder folder;
    private final Path work;
    private final Policy policy;
    private final Replacement replacement;
    private final Retirement retirement;
    private final Map<String, Outcome> outcomes = new TreeMap<>();
    /** Where bundles came from that a deployed one has replaced. */
    private final Map<String, String> originals = new TreeMap<>();

    Loader(BundleContext context, LoadFolder folder, Path work, Policy policy, Replacement replacement, Retirement retirement) {
        this.context = context;
        this.folder = folder;
        this.work = work;
        this.policy = policy;
        this.replacement = replacement;
        this.retirement = retirement;
    }

    /** Looks at the folder once and does what has changed. @return whether something may become ready at the next look */
    synchronized boolean look(long atRest) throws IOException {
        LoadFolder.Changes changes = folder.look(atRest);
        for (Path file : changes.ready()) {
            try {
                bring(file);
            } catch (QuireException e) {
                LOG.warn("{}", e.getMessage(), e);
            }
        }
        changes.gone().forEach(this::gone);
        retirement.removeIdle();
        return changes.pending();
    }

    /** Deploys a jar from anywhere and keeps a copy in the load folder. */
    synchronized Deployed deploy(Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new QuireException("no such file: " + jar + "; give the jar of a bundle");
        }
        String file = jar.getFileName().toString();
        if (!file.endsWith(".jar")) {
            throw new QuireException(jar + " is no jar; give the jar of a bundle");
        }
        if (jar.toAbsolutePath().normalize().getParent().equals(folder.folder())) {
            bring(jar);
            folder.dealtWith(file);
        } else {
            try (Candidate candidate = Candidate.read(jar, work)) {
                Bundle bundle = replace(candidate);
                Path copy = folder.folder().resolve("." + file + ".part");
                Files.copy(candidate.copy(), copy, StandardCopyOption.REPLACE_EXISTING);
                Files.move(copy, folder.folder().resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                folder.dealtWith(file);
                active(file, candidate, bundle);
            }
        }
        return deployed(file, outcomes.get(file));
    }

    private void bring(Path file) throws IOException {
        String name = file.getFileName().toString();
        try (Candidate candidate = Candidate.read(file, work)) {
            try {
                active(name, candidate, replace(candidate));
            } catch (QuireException e) {
                // a changed file that does not work leaves the bundle of its earlier content
                Outcome earlier = outcomes.get(name);
                outcomes.put(name, new Outcome(candidate.name(), candidate.version().toString(), earlier == null ? null : earlier.bundle(), e.getMessage()));
                throw e;
            }
        } catch (QuireException e) {
            Outcome earlier = outcomes.get(name);
            if (earlier == null || earlier.reason().isEmpty()) {
                outcomes.put(name, earlier == null ? new Outcome(null, null, null, e.getMessage())
                        : new Outcome(earlier.name(), earlier.version(), earlier.bundle(), e.getMessage()));
            }
            throw e;
        }
    }

    private void active(String file, Candidate candidate, Bundle bundle) {
        outcomes.put(file, new Outcome(candidate.name(), candidate.version().toString(), bundle, ""));
        Set<String> refused = new TreeSet<>();
        outcomes.forEach((name, outcome) -> {
            if (!outcome.reason().isEmpty() && outcome.name() != null) {
                refused.add(name);
            }
        });
        // what lacked something may find it now
        folder.again(refused);
    }

    /** New in, then old out: the catalogue gives new work to the bundle installed last. */
    private Bundle replace(Candidate candidate) throws IOException {
        Bundle bundle = replacement.install(candidate);
        LOG.info("{} {} is active from {}", bundle.getSymbolicName(), bundle.getVersion(), candidate.file());
        policy.named(candidate.name()).filter(b -> !b.equals(bundle) && !retirement.contains(b)).toList().forEach(old -> {
            if (!old.getLocation().startsWith(Replacement.LOCATION)) {
                originals.putIfAbsent(candidate.name(), old.getLocation());
            }
            retirement.add(old, "replaced by " + candidate.file());
        });
        return bundle;
    }

    private void gone(String file) {
        Outcome outcome = outcomes.remove(file);
        Bundle bundle = outcome == null ? null : outcome.bundle();
        if (bundle != null && bundle.getState() != Bundle.UNINSTALLED && !retirement.contains(bundle)) {
            restore(bundle.getSymbolicName());
            retirement.add(bundle, file + " was deleted");
        }
    }

    /** Brings back the newest other file of a name, else the distribution's own bundle. */
    private void restore(String name) {
        Set<String> files = new TreeSet<>();
        outcomes.forEach((file, outcome) -> {
            if (name.equals(outcome.name())) {
                files.add(file);
            }
        });
        if (!files.isEmpty()) {
            folder.again(files);
            return;
        }
        String location = originals.remove(name);
        if (location == null) {
            return;
        }
        try {
            replacement.start(context.installBundle(location), name);
        } catch (BundleException | QuireException e) {
            LOG.warn("cannot bring back {} of the distribution", name, e);
        }
    }

    /** Takes deployed bundles of a name away, jobs and files too. */
    synchronized void undeploy(String name) throws IOException {
        List<String> files = outcomes.entrySet().stream().filter(e -> matches(name, e.getKey(), e.getValue().name())).map(Map.Entry::getKey).toList();
        if (files.isEmpty()) {
            throw new QuireException("nothing called " + name + " is deployed; deployed are: "
                    + (outcomes.isEmpty() ? "none" : String.join(", ", outcomes.keySet())) + " (a paper of the distribution goes with 'uninstall')");
        }
        for (String file : files) {
            Files.deleteIfExists(folder.folder().resolve(file));
            folder.forget(file);
        }
        for (String file : files) {
            Outcome outcome = outcomes.remove(file);
            Bundle bundle = outcome.bundle();
            if (bundle != null && bundle.getState() != Bundle.UNINSTALLED) {
                restore(bundle.getSymbolicName());
                retirement.removeNow(bundle);
            }
        }
    }

    static boolean matches(String asked, String file, String name) {
        return asked.equals(file) || asked.equals(name) || (name != null && name.endsWith("." + asked));
    }

    synchronized List<Deployed> list() {
        List<Deployed> all = new ArrayList<>();
        outcomes.forEach((file, outcome) -> all.add(deployed(file, outcome)));
        retirement.reasons().forEach((bundle, reason) -> all.add(
                new Deployed(null, bundle.getSymbolicName(), bundle.getVersion().toString(), "retiring", reason)));
        return all;
    }

    private static Deployed deployed(String file, Outcome o) {
        boolean replaced = o.bundle() != null && o.reason().isEmpty() && o.bundle().getState() != Bundle.ACTIVE;
        String state = replaced ? "replaced" : o.reason().isEmpty() ? "active" : "refused";
        return new Deployed(file, o.name(), o.version(), state, replaced ? "a newer file of this name runs" : o.reason());
    }

    synchronized List<String> reasons(String name) {
        return list().stream().filter(d -> matches(name, d.file(), d.name()))
                .map(d -> (d.file() == null ? d.name() + " " + d.version() : "load/" + d.file()) + " is " + d.state()
                        + (d.reason().isEmpty() ? "" : ": " + d.reason())).toList();
    }
}
