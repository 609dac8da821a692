package quire.shell.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}. */
@Command(name = "help", description = "Tell how a command is used.")
public final class HelpCommand extends QuireCommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "A command; without it, all are listed.")
    private String command;

    @Override
    protected void execute() {
        CommandLine all = spec.root().commandLine();
        CommandLine one = command == null ? all : all.getSubcommands().get(command);
        if (one == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "there is no command '" + command + "'");
        }
        one.usage(io().out(), Ansi.OFF);
    }
}
