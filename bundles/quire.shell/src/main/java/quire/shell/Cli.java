package quire.shell;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import quire.api.QuireException;
import quire.shell.command.Desk;
import quire.shell.command.HelpCommand;
import quire.shell.command.Root;
import quire.shell.io.Streams;

/** Parses words, runs the command they name, and turns what happens into output and an exit code. */
final class Cli {
    static final int FAILED = 1;
    static final int USAGE = 2;
    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    private final Commands commands = new Commands();
    private final Desk desk;

    Cli(Desk desk) {
        this.desk = desk;
    }

    /**
     * Runs one command.
     *
     * @param json whether the session asks for JSON
     * @return 0 done, 1 failed, 2 wrong usage
     */
    int run(Streams io, boolean json, String... words) {
        return run(io, json, Path.of(""), words);
    }

    /** Runs one command. @param folder where paths start */
    int run(Streams io, boolean json, Path folder, String... words) {
        Root root = new Root(desk, io, json);
        CommandLine line = line(root, words);
        line.registerConverter(Path.class, text -> folder.toAbsolutePath().resolve(text).normalize());
        line.setOut(new PrintWriter(io.out(), true)).setErr(new PrintWriter(io.err(), true));
        if (words.length == 0) {
            line.usage(io.out(), Ansi.OFF);
            return 0;
        }
        return line.execute(words);
    }

    /** The command line with all commands; for help and completion. */
    CommandLine full(Root root) {
        return line(root);
    }

    private CommandLine line(Root root, String... words) {
        CommandLine line = new CommandLine(root);
        String first = Arrays.stream(words).filter(w -> !w.startsWith("-")).findFirst().orElse("");
        // reading the annotations of all commands takes longer than most commands do
        for (String name : commands.has(first) ? List.of(first) : commands.names()) {
            line.addSubcommand(name, commands.create(name));
        }
        line.addSubcommand("help", new HelpCommand());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setParameterExceptionHandler(Cli::misused);
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, root, command));
        return line;
    }

    private static int misused(CommandLine.ParameterException e, String[] words) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("quire: " + e.getMessage().replaceAll("\\s*\\R\\s*", " ") + suggestion(e, command)
                + "; see 'quire help" + (command.getParent() == null ? "" : " " + command.getCommandName()) + "'");
        return USAGE;
    }

    private static String suggestion(CommandLine.ParameterException e, CommandLine command) {
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched && command.getParent() == null
                && !unmatched.getSuggestions().isEmpty()) {
            return "; did you mean '" + unmatched.getSuggestions().get(0) + "'?";
        }
        return "";
    }

    private static int failed(Exception e, Root root, CommandLine command) {
        String message = e instanceof QuireException ? e.getMessage()
                : e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
        command.getErr().println("quire: " + message.replaceAll("\\s*\\R\\s*", " "));
        if (root.verbose()) {
            e.printStackTrace(command.getErr());
        }
        if (!(e instanceof QuireException)) {
            command.getErr().println("quire: this looks like a defect; -v shows where, the log has it too");
            LOG.error("command failed", e);
        }
        return FAILED;
    }
}
