package quire.shell.command;

import picocli.CommandLine.Command;

/** {@code models}. */
@Command(name = "models", description = "List the models there are.")
public final class ModelsCommand extends ServiceList {
    public ModelsCommand() {
        super(Kind.MODEL);
    }
}
