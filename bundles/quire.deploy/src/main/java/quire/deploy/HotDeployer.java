package quire.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;
import quire.api.job.JobManager;
import quire.deploy.api.Deployed;
import quire.deploy.api.Deployer;
import quire.deploy.api.Feature;
import quire.deploy.api.FeatureChange;

/** Owns the thread that watches {@code <home>/load}, and one lock under which bundles change. */
@Component(service = Deployer.class, immediate = true)
public final class HotDeployer implements Deployer {
    private static final Logger LOG = LoggerFactory.getLogger(HotDeployer.class);
    private static final long TICK_MS = 300;
    private static final long SETTLE_SECONDS = 60;
    /** Files older than this at the start are not being copied any more. */
    private static final long REST_MS = 2000;

    private final Loader loader;
    private final Features features;
    private final Thread thread;
    private final CountDownLatch settled = new CountDownLatch(1);

    @Activate
    public HotDeployer(BundleContext context, @Reference JobManager jobs, @Reference ServiceComponentRuntime components) throws IOException {
        String home = context.getProperty("quire.home");
        Path folder = (home != null ? Path.of(home) : Path.of(System.getProperty("user.home"), ".quire")).toAbsolutePath().normalize();
        Path load = Files.createDirectories(folder.resolve("load"));
        String distribution = context.getProperty("quire.distribution");
        Policy policy = new Policy(context);
        Replacement replacement = new Replacement(context, policy, new Fitness(context, components));
        Retirement retirement = new Retirement(jobs, replacement);
        loader = new Loader(context, new LoadFolder(load), context.getDataFile("candidates").toPath(), policy, replacement, retirement);
        features = new Features(context, distribution == null ? null : Path.of(distribution), folder, policy, replacement, retirement);
        thread = new Thread(this::watch, "quire-deploy");
        thread.start();
    }

    @Deactivate
    void close() throws InterruptedException {
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(30));
    }

    private void watch() {
        try {
            synchronized (loader) {
                features.apply();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("features are not as they were left", e);
        }
        long atRest = System.currentTimeMillis() - REST_MS;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!loader.look(atRest)) {
                    settled.countDown();
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("cannot look into the load folder", e);
                settled.countDown();
            }
            atRest = Long.MIN_VALUE;
            try {
                Thread.sleep(TICK_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public Deployed deploy(Path jar) {
        try {
            return loader.deploy(jar);
        } catch (IOException e) {
            throw new QuireException("cannot deploy " + jar + ": " + e + "; check file and disk", e);
        }
    }

    @Override
    public void undeploy(String name) {
        try {
            loader.undeploy(name);
        } catch (IOException e) {
            throw new QuireException("cannot undeploy " + name + ": " + e + "; check the load folder", e);
        }
    }

    @Override
    public List<Deployed> list() {
        return loader.list();
    }

    @Override
    public List<String> reasons(String name) {
        return loader.reasons(name);
    }

    @Override
    public void settle() throws InterruptedException {
        if (Thread.currentThread() != thread && !settled.await(SETTLE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("the load folder has not come to rest; going on without it");
        }
    }

    @Override
    public List<Feature> features() {
        synchronized (loader) {
            try {
                return features.list();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public Feature install(String feature) {
        synchronized (loader) {
            try {
                return features.install(feature);
            } catch (IOException e) {
                throw new QuireException("cannot install " + feature + ": " + e + "; check the distribution and the home folder", e);
            }
        }
    }

    @Override
    public Feature uninstall(String feature) {
        synchronized (loader) {
            try {
                return features.uninstall(feature);
            } catch (IOException e) {
                throw new QuireException("cannot uninstall " + feature + ": " + e + "; check the distribution and the home folder", e);
            }
        }
    }

    @Override
    public FeatureChange simulate(String feature, boolean install) {
        synchronized (loader) {
            try {
                return features.plan(feature, install);
            } catch (IOException e) {
                throw new QuireException("cannot read features: " + e + "; check the distribution and the home folder", e);
            }
        }
    }

    @Override
    public String karafFeatures() {
        synchronized (loader) {
            try {
                return features.karaf();
            } catch (IOException e) {
                throw new QuireException("cannot read the distribution: " + e + "; unpack it again", e);
            }
        }
    }
}
