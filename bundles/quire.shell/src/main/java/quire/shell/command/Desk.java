package quire.shell.command;

import java.nio.file.Path;
import java.util.List;
import quire.api.compute.ComputeService;
import quire.api.job.JobManager;
import quire.api.run.RunStore;
import quire.api.work.Catalogue;
import quire.api.work.Conformance;
import quire.api.work.HealthCheck;
import quire.api.work.Workbench;
import quire.deploy.api.Deployer;

/** The services behind the commands. Each refuses, saying who should offer it, while the service is not there. */
public interface Desk {
    Catalogue catalogue();

    Workbench workbench();

    Conformance conformance();

    JobManager jobs();

    RunStore runs();

    ComputeService compute();

    Deployer deployer();

    /** Health checks there are. */
    List<HealthCheck> health();

    /** Folder of runs, logs and deployed bundles. */
    Path home();

    /** Other processes that use the same home folder. */
    List<Peer> peers();

    /** Whether this process ends with the command, so that work in the background needs a process of its own. */
    boolean oneShot();
}
