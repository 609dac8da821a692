package quire.shell.command;

import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import quire.api.QuireException;
import quire.api.job.Job;

/** {@code stop}. */
@Command(name = "stop", description = "Stop a job; it saves its work first.")
public final class StopCommand extends QuireCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Parameters(paramLabel = "JOB", description = "Id of a job, as 'jobs' lists it.")
    private String id;

    @Override
    protected void execute() throws InterruptedException {
        var elsewhere = Peer.of(desk(), id);
        String state = elsewhere.isPresent()
                ? (String) ((Map<?, ?>) elsewhere.get().peer().ask("stop", elsewhere.get().job())).get("state") : own();
        result(Map.of("job", id, "state", state), out -> out.println("job " + id + " is " + state));
    }

    private String own() throws InterruptedException {
        Job<?> job = desk().jobs().job(id);
        job.cancel();
        if (!job.await(PATIENCE)) {
            throw new QuireException("job " + id + " has been told to stop but is still busy; look again with 'jobs'");
        }
        return job.state().name().toLowerCase(java.util.Locale.ROOT);
    }
}
