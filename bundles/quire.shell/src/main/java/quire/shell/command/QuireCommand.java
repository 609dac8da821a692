package quire.shell.command;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.ParentCommand;
import quire.data.json.Json;
import quire.shell.io.Streams;

/** A command: arguments in fields, one short {@link #execute}. Made anew for each call. */
public abstract class QuireCommand implements Callable<Integer> {
    @ParentCommand
    private Root root;

    protected abstract void execute() throws Exception;

    @Override
    public final Integer call() throws Exception {
        execute();
        return 0;
    }

    protected final Desk desk() {
        return root.desk();
    }

    protected final Streams io() {
        return root.io();
    }

    protected final boolean json() {
        return root.json();
    }

    /** Prints the result in the form asked for. */
    protected final void result(Object document, Consumer<PrintStream> text) {
        if (root.json()) {
            io().out().println(Json.text(document));
        } else {
            text.accept(io().out());
        }
        io().out().flush();
    }

    /** Shows progress where a person can see it; with JSON nobody is taken to be watching. */
    protected final Watch watch() {
        return new Watch(io(), !root.json() || io().terminal());
    }
}
