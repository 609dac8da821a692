package quire.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.ToIntBiFunction;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/**
 * A running Quire. Starts an OSGi framework with the bundles of a distribution and runs commands in it; for plain Java programs and for
 * {@code bin/quire}. An OSGi application needs none of this: it installs the bundles and uses their services.
 *
 * <p>Thread-safe. {@link #close} lets running jobs save a checkpoint, then stops the framework.
 */
public final class QuireRuntime implements AutoCloseable {
    private static final String MAIN = "(quire.main=true)";

    private final Framework framework;
    private final Path storage;

    private QuireRuntime(Framework framework, Path storage) {
        this.framework = framework;
        this.storage = storage;
    }

    /**
     * Starts Quire without its shell.
     *
     * @param distribution unpacked distribution, the folder with {@code bin}, {@code bundles} and {@code etc}
     * @param home         folder for runs, logs and deployed bundles; made when absent
     * @throws LaunchException if the distribution is incomplete, the home not writable, or the framework does not start
     */
    public static QuireRuntime start(Path distribution, Path home) {
        return start(distribution, home, false);
    }

    static QuireRuntime start(Path distribution, Path home, boolean interactive) {
        try {
            Path dist = distribution.toAbsolutePath().normalize();
            Path folder = Files.createDirectories(home.toAbsolutePath().normalize());
            List<BundleList.Entry> bundles = BundleList.read(dist);
            defaults(dist, folder);
            return launch(dist, folder, bundles, interactive);
        } catch (IOException e) {
            throw new LaunchException("cannot use " + home + " as Quire's home: " + e + "; choose another with --home", e);
        } catch (BundleException e) {
            throw new LaunchException("Quire did not start: " + e.getMessage() + "; unpack or build the distribution again", e);
        }
    }

    /** Libraries read these as system properties only; a host's own settings win. */
    private static void defaults(Path dist, Path home) {
        Map.of("quire.home", home.toString(),
                "gosh.home", dist.toString(),
                "logback.configurationFile", dist.resolve("etc/logback.xml").toString(),
                "org.bytedeco.javacpp.cachedir", home.resolve("native").toString())
                .forEach((name, value) -> {
                    if (System.getProperty(name) == null) {
                        System.setProperty(name, value);
                    }
                });
    }

    private static QuireRuntime launch(Path dist, Path home, List<BundleList.Entry> bundles, boolean interactive)
            throws IOException, BundleException {
        Map<String, String> config = new HashMap<>();
        Path storage = Storage.create(home);
        config.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        config.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        config.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL,
                Integer.toString(interactive ? BundleList.INTERACTIVE : BundleList.INTERACTIVE - 1));
        config.put("quire.home", home.toString());
        config.put("quire.distribution", dist.toString());
        config.put("gosh.home", dist.toString());
        Framework framework = ServiceLoader.load(FrameworkFactory.class, QuireRuntime.class.getClassLoader()).findFirst()
                .orElseThrow(() -> new LaunchException("no OSGi framework on the class path; add org.apache.felix.framework"))
                .newFramework(config);
        framework.init();
        for (BundleList.Entry entry : bundles) {
            // by reference: the framework reads the jar where it lies instead of copying it at each start
            Bundle bundle = framework.getBundleContext().installBundle("reference:" + entry.jar().toUri());
            bundle.adapt(BundleStartLevel.class).setStartLevel(entry.level());
            if ((bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) == 0) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
        framework.start();
        return new QuireRuntime(framework, storage);
    }

    /** The framework's own context, for hosts that look up services or install bundles. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** Bundles that should run and do not, each with the reason on one line; empty when all is well. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        int level = framework.adapt(FrameworkStartLevel.class).getStartLevel();
        for (Bundle bundle : context().getBundles()) {
            boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
            if (fragment || bundle.getState() == Bundle.ACTIVE || bundle.adapt(BundleStartLevel.class).getStartLevel() > level) {
                continue;
            }
            try {
                // the framework reports errors of its start to listeners, later and elsewhere; trying again tells them here
                bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            } catch (BundleException e) {
                problems.add(bundle.getSymbolicName() + ": " + e.getMessage());
            }
        }
        return problems;
    }

    /**
     * Runs one command, as {@code bin/quire} does.
     *
     * @param out receives what the command prints
     * @param err receives errors and progress
     * @return 0 done, 1 failed, 2 wrong usage
     */
    public int run(PrintStream out, PrintStream err, String... command) {
        BundleContext context = context();
        if (context == null) {
            throw new LaunchException("this Quire has been closed; start another");
        }
        ServiceReference<?> main = mainService(context);
        if (main == null) {
            List<String> problems = problems();
            throw new LaunchException("Quire's commands did not start" + (problems.isEmpty() ? "" : ": " + String.join("; ", problems))
                    + "; see logs/quire.log in the home folder");
        }
        @SuppressWarnings("unchecked") // the filter names what the shell registers
        ToIntBiFunction<String[], PrintStream[]> commands = (ToIntBiFunction<String[], PrintStream[]>) context.getService(main);
        try {
            return commands.applyAsInt(command, new PrintStream[] {out, err});
        } finally {
            context.ungetService(main);
        }
    }

    private static ServiceReference<?> mainService(BundleContext context) {
        try {
            return context.getServiceReferences(ToIntBiFunction.class, MAIN).stream().findFirst().orElse(null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs one command on this program's own output. */
    public int run(String... command) {
        return run(System.out, System.err, command);
    }

    /**
     * Runs one command with {@code --json}.
     *
     * @return the JSON document it printed
     * @throws LaunchException with the command's own error line if it failed
     */
    public String json(String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = new String[command.length + 1];
        words[0] = "--json";
        System.arraycopy(command, 0, words, 1, command.length);
        int code = run(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), words);
        if (code != 0) {
            throw new LaunchException(err.toString(StandardCharsets.UTF_8).strip());
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    /** Waits until the framework has stopped, as the shell's {@code exit} makes it. */
    void await() throws InterruptedException {
        framework.waitForStop(0);
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(0);
        } catch (BundleException e) {
            throw new LaunchException("Quire did not stop cleanly: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Storage.delete(storage);
        }
    }
}
