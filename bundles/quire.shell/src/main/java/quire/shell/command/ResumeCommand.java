package quire.shell.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import quire.api.job.Job;
import quire.api.run.RunInfo;

/** {@code resume}. */
@Command(name = "resume", description = "Go on with a run that was stopped, failed or killed.")
public final class ResumeCommand extends TrainingCommand {
    @Parameters(paramLabel = "RUN", description = "Id of a run, the start of one, or 'last'.")
    private String run;

    @Option(names = "--engine", paramLabel = "ENGINE", description = "Engine that runs the graphs; the run's own by default.")
    private String engine;

    @Mixin
    private ResourceOptions resources = new ResourceOptions();

    @Override
    protected void execute() throws Exception {
        desk().runs().run(run);
        if (detached()) {
            return;
        }
        Job<RunInfo> job = desk().workbench().resume(run, engine, resources.resources());
        if (background()) {
            announce(job);
        } else {
            report(follow(job), java.util.List.of());
        }
    }
}
