package quire.shell.command;

import picocli.CommandLine.Command;

/** {@code datasets}. */
@Command(name = "datasets", description = "List the data sets there are, and the files they read.")
public final class DatasetsCommand extends ServiceList {
    public DatasetsCommand() {
        super(Kind.DATASET);
    }
}
