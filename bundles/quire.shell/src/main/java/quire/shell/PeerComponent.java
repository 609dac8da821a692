package quire.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
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
import quire.shell.io.Streams;
import quire.shell.peer.PeerServer;

/** Lets other processes with this home see and stop this one's jobs. */
@Component(service = PeerComponent.class, immediate = true)
public final class PeerComponent {
    private final PeerServer server;

    @Activate
    public PeerComponent(@Reference LiveDesk desk) throws IOException {
        Cli cli = new Cli(new Alone(desk));
        server = new PeerServer(desk.home(), (out, err, words) -> cli.run(Streams.plain(out, err), true, words));
    }

    @Deactivate
    void close() throws IOException {
        server.close();
    }

    /** This process alone, so that two processes do not ask each other in circles. */
    private record Alone(Desk desk) implements Desk {
        @Override
        public Catalogue catalogue() {
            return desk.catalogue();
        }

        @Override
        public Workbench workbench() {
            return desk.workbench();
        }

        @Override
        public Conformance conformance() {
            return desk.conformance();
        }

        @Override
        public JobManager jobs() {
            return desk.jobs();
        }

        @Override
        public RunStore runs() {
            return desk.runs();
        }

        @Override
        public ComputeService compute() {
            return desk.compute();
        }

        @Override
        public Deployer deployer() {
            return desk.deployer();
        }

        @Override
        public List<HealthCheck> health() {
            return desk.health();
        }

        @Override
        public Path home() {
            return desk.home();
        }

        @Override
        public List<Peer> peers() {
            return List.of();
        }

        @Override
        public boolean oneShot() {
            return desk.oneShot();
        }
    }
}
