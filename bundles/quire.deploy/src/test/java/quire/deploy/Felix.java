package quire.deploy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** A real framework for a test, with the parts of the deployer put together in it. */
final class Felix implements AutoCloseable {
    /** No declarative services in these tests: bundles of theirs have activators. */
    static final ServiceComponentRuntime NO_COMPONENTS = (ServiceComponentRuntime) Proxy.newProxyInstance(Felix.class.getClassLoader(),
            new Class<?>[] {ServiceComponentRuntime.class},
            (proxy, method, arguments) -> Collection.class.isAssignableFrom(method.getReturnType()) ? List.of() : null);

    final Framework framework;
    final BundleContext context;
    final FakeJobs jobs = new FakeJobs();
    final Path home;
    final Path load;
    final Loader loader;
    final Features features;

    Felix(Path home, Path distribution) throws BundleException, java.io.IOException {
        this.home = home;
        this.load = java.nio.file.Files.createDirectories(home.resolve("load"));
        framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE, home.resolve("framework").toString(), Constants.FRAMEWORK_STORAGE_CLEAN, "onFirstInit",
                Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE));
        framework.start();
        context = framework.getBundleContext();
        Policy policy = new Policy(context);
        Replacement replacement = new Replacement(context, policy, new Fitness(context, NO_COMPONENTS));
        Retirement retirement = new Retirement(jobs, replacement);
        loader = new Loader(context, new LoadFolder(load), home.resolve("work"), policy, replacement, retirement);
        features = new Features(context, distribution, home, policy, replacement, retirement);
    }

    /** Looks twice, as for files that have just been copied. */
    void look() throws java.io.IOException {
        loader.look(Long.MIN_VALUE);
        loader.look(Long.MIN_VALUE);
    }

    List<Bundle> bundles(String name) {
        return Stream.of(context.getBundles()).filter(b -> b.getSymbolicName().equals(name)).toList();
    }

    Bundle bundle(String name) {
        List<Bundle> all = bundles(name);
        if (all.size() != 1) {
            throw new AssertionError(name + " is there " + all.size() + " times: " + all);
        }
        return all.get(0);
    }

    /** Versions that greet under a name. */
    List<String> greetings(String name) throws InvalidSyntaxException {
        List<String> found = new ArrayList<>();
        for (var service : context.getServiceReferences(CharSequence.class, "(greeting=" + name + ")")) {
            found.add(context.getService(service).toString());
        }
        return found;
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(10_000);
    }
}
