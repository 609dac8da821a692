package quire.shell;

import org.apache.felix.service.command.CommandSession;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/**
 * Passes Ctrl-C to a command while it runs. Gogo's own way gives the prompt back at once, while the command is still saving its work.
 * The only class that knows JLine, which is there in an interactive shell alone.
 */
final class Interrupt {
    /** Session variable in which Gogo's JLine shell keeps its terminal. */
    static final String TERMINAL = ".terminal";

    private final Terminal terminal;
    private final SignalHandler before;

    private Interrupt(Terminal terminal, Thread command) {
        this.terminal = terminal;
        this.before = terminal.handle(Signal.INT, signal -> command.interrupt());
    }

    /** From now until closed. @param session one that has a terminal */
    static Interrupt to(Thread command, CommandSession session) {
        return new Interrupt((Terminal) session.get(TERMINAL), command);
    }

    /** Gives Ctrl-C back to Gogo. */
    void close() {
        terminal.handle(Signal.INT, before);
    }
}
