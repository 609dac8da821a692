package quire.shell.command;

import picocli.CommandLine.Option;
import quire.api.work.Resources;

/** What a job may hold and how soon it runs. */
final class ResourceOptions {
    @Option(names = "--memory", paramLabel = "SIZE", description = "Native memory the job may hold, such as 2g or 512m; over it the job fails. The platform's default otherwise.")
    private String memory;

    @Option(names = "--priority", paramLabel = "N", defaultValue = "0", description = "-10 to 10: larger goes first in the queue; ${DEFAULT-VALUE} by default.")
    private int priority;

    Resources resources() {
        return new Resources(memory == null ? 0 : Resources.memory(memory), priority);
    }
}
