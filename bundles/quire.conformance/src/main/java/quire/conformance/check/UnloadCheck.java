package quire.conformance.check;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import quire.api.job.Job;
import quire.api.paper.Paper;

/**
 * The bundle is stopped after a training, resolved anew and started again, a few times: its services, jobs and leases go, its class
 * loaders can be collected, native bytes do not grow, and it comes back.
 */
public final class UnloadCheck implements Check {
    private static final int CYCLES = 3;
    /** Java keeps the last class whose record compared itself, until another does. */
    private static final int KEPT_BY_JAVA = 1;
    private static final long GROWTH = 4L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int COLLECTIONS = 60;
    private static final int SETTLING = 5;
    private static final long PAUSE_MS = 50;

    @Override
    public String name() {
        return "unload";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        Bundle bundle = bench.services().bundle();
        if (bundle.equals(bench.own())) {
            return Outcome.notApplicable("the paper is in the kit's own bundle");
        }
        if (bench.services().bundles() > 1) {
            return Outcome.notApplicable("several bundles offer the paper; undeploy all but one");
        }
        List<Job<?>> busy = bench.platform().jobs().active(bundle);
        if (!busy.isEmpty()) {
            return Outcome.notApplicable("%s uses the bundle: %s", busy.get(0).id(), busy.get(0).title());
        }
        FrameworkWiring wiring = bench.platform().context().getBundle(0).adapt(FrameworkWiring.class);
        Collection<Bundle> users = wiring.getDependencyClosure(List.of(bundle));
        boolean alone = users.size() == 1;
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        long settled = 0;
        for (int i = 0; i < CYCLES; i++) {
            bench.stopIfCancelled();
            bench.trainings().train(Map.of());
            loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
            cycle(bench, bundle, alone ? wiring : null);
            if (i == 0) {
                settled = quiet(bench);
            }
        }
        long grown = quiet(bench) - settled;
        if (grown > GROWTH) {
            throw new Broken("native bytes grow by %d KB over %d starts", grown >> 10, CYCLES - 1);
        }
        if (!alone) {
            return Outcome.passed("stopped and started %d times, nothing left; class loaders not looked at: %d bundles import its packages", CYCLES,
                    users.size() - 1);
        }
        long left = uncollected(loaders);
        if (left > KEPT_BY_JAVA) {
            throw new Broken("%d of %d class loaders cannot be collected after the bundle was stopped: something keeps an object of its classes", left, CYCLES);
        }
        return Outcome.passed("%d of %d class loaders collected, native bytes %+d KB, services back each time", CYCLES - left, CYCLES, grown >> 10);
    }

    /** Native bytes once what nobody holds has been given back, which the collector does on the side. */
    private static long quiet(Bench bench) throws InterruptedException {
        long bytes = bench.platform().nativeBytes();
        for (int i = 0; i < SETTLING; i++) {
            System.gc();
            Thread.sleep(PAUSE_MS);
            bytes = Math.min(bytes, bench.platform().nativeBytes());
        }
        return bytes;
    }

    private static void cycle(Bench bench, Bundle bundle, FrameworkWiring wiring) throws BundleException, InterruptedException {
        bundle.stop(Bundle.STOP_TRANSIENT);
        try {
            if (bundle.getRegisteredServices() != null) {
                throw new Broken("services stay registered after the bundle has stopped: %s", (Object) bundle.getRegisteredServices()[0]);
            }
            if (!bench.services().ids(Paper.class).isEmpty()) {
                throw new Broken("a second bundle offers paper '%s'", bench.setting().paper());
            }
            if (!bench.platform().jobs().active(bundle).isEmpty()) {
                throw new Broken("jobs of the bundle go on after it has stopped");
            }
            noThreads(bundle.adapt(BundleWiring.class).getClassLoader());
            if (wiring != null) {
                refresh(wiring, bundle);
            }
        } finally {
            bundle.start(Bundle.START_TRANSIENT);
        }
        Instant limit = Instant.now().plus(PATIENCE);
        while (bench.services().ids(Paper.class).isEmpty()) {
            if (Instant.now().isAfter(limit)) {
                throw new Broken("the paper does not come back within %d s of starting its bundle", PATIENCE.toSeconds());
            }
            Thread.sleep(PAUSE_MS);
        }
    }

    private static void noThreads(ClassLoader loader) {
        Thread.getAllStackTraces().keySet().stream().filter(t -> t.getContextClassLoader() == loader || t.getClass().getClassLoader() == loader)
                .findFirst().ifPresent(t -> {
                    throw new Broken("thread '%s' of the bundle goes on after it has stopped", t.getName());
                });
    }

    /** Gives the bundle a new class loader; no other bundle stands on it. */
    private static void refresh(FrameworkWiring wiring, Bundle bundle) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        wiring.refreshBundles(List.of(bundle), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new Broken("the framework does not resolve the bundle anew within %d s", PATIENCE.toSeconds());
        }
    }

    private static long uncollected(List<WeakReference<ClassLoader>> loaders) throws InterruptedException {
        long left = loaders.size();
        for (int i = 0; i < COLLECTIONS && left > KEPT_BY_JAVA; i++) {
            System.gc();
            Thread.sleep(PAUSE_MS);
            left = loaders.stream().filter(r -> r.get() != null).count();
        }
        return left;
    }
}
