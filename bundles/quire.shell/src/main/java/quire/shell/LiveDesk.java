package quire.shell;

import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import quire.api.QuireException;
import quire.api.compute.ComputeService;
import quire.api.job.JobManager;
import quire.api.run.RunStore;
import quire.api.work.Catalogue;
import quire.api.work.Conformance;
import quire.api.work.HealthCheck;
import quire.api.work.Workbench;
import quire.deploy.api.Deployer;
import quire.shell.command.Desk;
import quire.shell.command.Peer;
import quire.shell.peer.Peers;

/**
 * The services there are at the moment of asking. They are optional and dynamic, so that a missing one takes away the commands that
 * need it and not the shell that can say why.
 */
@Component(service = LiveDesk.class)
public final class LiveDesk implements Desk {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Catalogue catalogue;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Workbench workbench;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Conformance conformance;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile JobManager jobs;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile RunStore runs;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile ComputeService compute;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Deployer deployer;
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<HealthCheck> health = List.of();

    private final Path home;

    /** Reads the home folder from the framework property {@code quire.home}. */
    @Activate
    public LiveDesk(BundleContext context) {
        String folder = context.getProperty("quire.home");
        home = folder != null ? Path.of(folder) : Path.of(System.getProperty("user.home"), ".quire");
    }

    @Override
    public Catalogue catalogue() {
        settle();
        return there(catalogue, "catalogue", "quire.core");
    }

    @Override
    public Workbench workbench() {
        settle();
        return there(workbench, "workbench", "quire.core");
    }

    @Override
    public Conformance conformance() {
        settle();
        return there(conformance, "conformance kit", "quire.conformance");
    }

    @Override
    public JobManager jobs() {
        return there(jobs, "job manager", "quire.core");
    }

    @Override
    public RunStore runs() {
        return there(runs, "run store", "quire.core");
    }

    @Override
    public ComputeService compute() {
        return there(compute, "compute service", "quire.compute");
    }

    @Override
    public Deployer deployer() {
        settle();
        return there(deployer, "deployer", "quire.deploy");
    }

    @Override
    public List<HealthCheck> health() {
        settle();
        return List.copyOf(health);
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public List<Peer> peers() {
        return Peers.of(home);
    }

    @Override
    public boolean oneShot() {
        return Boolean.getBoolean("quire.oneshot");
    }

    /** What lies in the load folder belongs to the answer, and is deployed in the background at the start. */
    private void settle() {
        Deployer d = deployer;
        if (d != null) {
            try {
                d.settle();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <T> T there(T service, String what, String bundle) {
        if (service == null) {
            throw new QuireException("there is no " + what + " now: bundle " + bundle + " is not active or lacks something; see 'why "
                    + bundle + "' and the log");
        }
        return service;
    }
}
