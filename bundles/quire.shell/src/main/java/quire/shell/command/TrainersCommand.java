package quire.shell.command;

import picocli.CommandLine.Command;

/** {@code trainers}. */
@Command(name = "trainers", description = "List the trainers there are.")
public final class TrainersCommand extends ServiceList {
    public TrainersCommand() {
        super(Kind.TRAINER);
    }
}
