package quire.shell.io;

import java.io.PrintStream;

/**
 * Where a command prints.
 *
 * @param out      its result, and nothing else
 * @param err      errors and progress
 * @param terminal whether a person watches {@code err} on a terminal, so that a line may be redrawn
 * @param columns  width of that terminal
 */
public record Streams(PrintStream out, PrintStream err, boolean terminal, int columns) {
    /** Streams that are no terminal. */
    public static Streams plain(PrintStream out, PrintStream err) {
        return new Streams(out, err, false, 80);
    }
}
