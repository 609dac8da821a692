package quire.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;

/** Brings a bundle in so that either it works or nothing has changed, and takes bundles out with all they hold. */
final class Replacement {
    static final String LOCATION = "quire-load:";
    private static final Logger LOG = LoggerFactory.getLogger(Replacement.class);
    private static final Pattern PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([\\w.]+)\\)((?:\\([^()]*\\)|\\(!\\([^()]*\\)\\))*)");
    private static final int REFRESH_SECONDS = 20;
    private final BundleContext context;
    private final Policy policy;
    private final Fitness fitness;

    Replacement(BundleContext context, Policy policy, Fitness fitness) {
        this.context = context;
        this.policy = policy;
        this.fitness = fitness;
    }

    /** Installs and starts a candidate. @throws QuireException saying why not; nothing has changed then */
    Bundle install(Candidate candidate) throws IOException {
        String refusal = policy.refusal(candidate.name());
        if (refusal != null) {
            throw new QuireException(refusal);
        }
        String location = LOCATION + candidate.sha();
        Bundle bundle = context.getBundle(location);
        if (bundle != null && bundle.getState() == Bundle.ACTIVE) {
            return bundle;
        }
        try (InputStream in = Files.newInputStream(candidate.copy())) {
            bundle = context.installBundle(location, in);
        } catch (BundleException e) {
            throw new QuireException(candidate.file() + " cannot be installed: " + e.getMessage() + "; build it again", e);
        }
        start(bundle, candidate.file());
        return bundle;
    }

    /** Starts a bundle that was just installed; takes it out again if it does not work. */
    void start(Bundle bundle, String file) {
        try {
            bundle.start();
            String fault = fitness.fault(bundle);
            if (fault != null) {
                throw new QuireException(file + " was not deployed: " + fault);
            }
        } catch (BundleException e) {
            remove(bundle);
            throw new QuireException(file + " was not deployed: " + reason(e), e);
        } catch (RuntimeException e) {
            remove(bundle);
            throw e;
        }
    }

    private static String reason(BundleException e) {
        if (e.getType() == BundleException.RESOLVE_ERROR) {
            Matcher m = PACKAGE.matcher(String.valueOf(e.getMessage()));
            return m.find() ? "it needs package " + m.group(1) + m.group(2)
                    .replaceAll("\\(version>=([^)]*)\\)\\(!\\(version>=([^)]*)\\)\\)", " [$1,$2)").replaceAll("\\(version>=([^)]*)\\)", " $1 or newer")
                    + ", which no bundle offers; deploy the bundle that does first" : String.valueOf(e.getMessage());
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return "it does not start: " + cause + "; the log has more";
    }

    /** Stops and uninstalls a bundle and lets go of its classes, as long as nobody else uses them. */
    void remove(Bundle bundle) {
        List<Bundle> users = policy.dependents(bundle);
        try {
            bundle.uninstall();
        } catch (BundleException | IllegalStateException e) {
            LOG.warn("{} did not stop cleanly", bundle, e);
        }
        if (users.isEmpty()) {
            refresh(bundle);
        } else {
            LOG.warn("{} is gone, but its classes stay while {} run", bundle, users);
        }
    }

    private void refresh(Bundle bundle) {
        CountDownLatch done = new CountDownLatch(1);
        context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> done.countDown());
        try {
            if (!done.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("refreshing {} takes long", bundle);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
