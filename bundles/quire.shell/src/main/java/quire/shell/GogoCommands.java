package quire.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.apache.felix.service.command.annotations.RequireGogo;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import quire.shell.io.Streams;

/**
 * Offers each command to Gogo in scope {@code quire}. They are functions that pass their words on, so that parsing, help and errors are
 * the same as outside; a Gogo command class would parse by its own rules.
 */
@Component(service = GogoCommands.class, immediate = true)
@RequireGogo
public final class GogoCommands {
    private static final String SCOPE = "quire";
    private final Cli cli;
    private final List<ServiceRegistration<?>> registered = new ArrayList<>();

    @Activate
    public GogoCommands(BundleContext context, @Reference LiveDesk desk) {
        cli = new Cli(desk);
        for (String name : new Commands().names()) {
            offer(context, name, (session, words) -> call(session, name, words));
        }
        offer(context, "help", (session, words) -> call(session, "help", words));
        offer(context, "exit", (session, words) -> exit(context));
        Completions completions = new Completions(cli, desk);
        offer(context, "completions", (session, words) -> completions.install(session));
        offer(context, "candidates", (session, words) -> completions.candidates((List<?>) words.get(0), (Integer) words.get(1)));
        offer(context, "wants-path", (session, words) -> completions.wantsPath((List<?>) words.get(0), (Integer) words.get(1)));
    }

    private void offer(BundleContext context, String name, Function function) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(CommandProcessor.COMMAND_SCOPE, SCOPE);
        properties.put(CommandProcessor.COMMAND_FUNCTION, name);
        registered.add(context.registerService(Function.class, function, properties));
    }

    @Deactivate
    void close() {
        registered.forEach(ServiceRegistration::unregister);
    }

    private Object call(CommandSession session, String name, List<Object> arguments) throws InterruptedException {
        String[] words = new String[arguments.size() + 1];
        words[0] = name;
        for (int i = 0; i < arguments.size(); i++) {
            words[i + 1] = String.valueOf(arguments.get(i));
        }
        Process process = Process.Utils.current();
        boolean terminal = process.isTty(2) && session.get("TERM") != null && !"dumb".equals(session.get("TERM"));
        int columns = session.get("COLUMNS") instanceof Integer width && width > 0 ? width : 80;
        Streams io = new Streams(process.out(), process.err(), terminal, columns);
        boolean json = Boolean.parseBoolean(String.valueOf(session.get("quire.json"))) || Boolean.getBoolean("quire.json");
        Path folder = session.currentDir() == null ? new File("").toPath() : session.currentDir();
        AtomicInteger code = new AtomicInteger();
        // Gogo sends what a thread and its children print to the terminal. Jobs must not inherit that: libraries print.
        Thread thread = new Thread(null, () -> code.set(cli.run(io, json, folder, words)), "quire " + name, 0, false);
        thread.start();
        if (session.get(Interrupt.TERMINAL) == null) {
            join(thread);
        } else {
            Interrupt interrupt = Interrupt.to(thread, session);
            try {
                join(thread);
            } finally {
                interrupt.close();
            }
        }
        process.error(code.get());
        return null;
    }

    /** Who interrupts Gogo's thread means the command, which ends in its own way. */
    private static void join(Thread thread) throws InterruptedException {
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                thread.interrupt();
            }
        }
    }

    private static Object exit(BundleContext context) {
        new Thread(() -> {
            try {
                context.getBundle(0).stop();
            } catch (BundleException e) {
                throw new IllegalStateException(e);
            }
        }, "quire exit").start();
        return null;
    }
}
