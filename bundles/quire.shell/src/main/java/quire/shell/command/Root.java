package quire.shell.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import quire.shell.io.Streams;

/** What all commands share. */
@Command(name = "quire", description = "Deep-learning papers as bundles: train them, use them, check their claims.",
        subcommandsRepeatable = false, usageHelpAutoWidth = false, sortOptions = false, synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Without a command, a shell opens: TAB completes, 'exit' leaves.",
            "'quire help COMMAND' tells more. Home folder: --home, else QUIRE_HOME, else ~/.quire."})
public final class Root {
    private final Desk desk;
    private final Streams io;

    @Option(names = "--home", paramLabel = "DIR", description = "Folder of runs, logs and deployed bundles; goes before the command.")
    private String home;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print one JSON document instead of text.")
    private boolean json;

    @Option(names = {"-v", "--verbose"}, scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean verbose;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    private boolean help;

    /** @param json whether JSON is asked for by the session */
    public Root(Desk desk, Streams io, boolean json) {
        this.desk = desk;
        this.io = io;
        this.json = json;
    }

    Desk desk() {
        return desk;
    }

    Streams io() {
        return io;
    }

    boolean json() {
        return json;
    }

    /** Whether errors are shown with their stack trace. */
    public boolean verbose() {
        return verbose;
    }
}
