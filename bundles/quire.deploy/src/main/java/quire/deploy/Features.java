package quire.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;
import quire.data.json.Json;
import quire.deploy.api.Feature;
import quire.deploy.api.FeatureChange;

/**
 * Installs and removes what the distribution brings along. A bundle that several installed features need stays until the last of them
 * goes. What a person changed is kept in {@code <home>/features.json} and done again at each start.
 */
final class Features {
    private static final Logger LOG = LoggerFactory.getLogger(Features.class);
    private final BundleContext context;
    private final Path distribution;
    private final Path state;
    private final Policy policy;
    private final Replacement replacement;
    private final Retirement retirement;

    /** @param distribution folder with {@code features/} and {@code bundles/}, or null where there is none */
    Features(BundleContext context, Path distribution, Path home, Policy policy, Replacement replacement, Retirement retirement) {
        this.context = context;
        this.distribution = distribution;
        this.state = home.resolve("features.json");
        this.policy = policy;
        this.replacement = replacement;
        this.retirement = retirement;
    }

    List<Feature> list() throws IOException {
        List<Feature> list = new ArrayList<>();
        for (FeatureFile f : files()) {
            list.add(feature(f));
        }
        return list;
    }

    private List<FeatureFile> files() throws IOException {
        return distribution == null ? List.of() : FeatureFile.all(distribution);
    }

    private Feature feature(FeatureFile f) throws IOException {
        long there = f.bundles().keySet().stream().filter(this::present).count();
        // bundles of a removed feature may still be there for others
        String word = there == 0 || "removed".equals(remembered().get(f.name())) ? "available" : there == f.bundles().size() ? "installed" : "partly";
        return new Feature(f.name(), f.version(), f.description(), List.copyOf(f.bundles().keySet()), word);
    }

    private boolean present(String name) {
        return policy.named(name).anyMatch(b -> !retirement.contains(b));
    }

    Feature install(String name) throws IOException {
        FeatureFile f = find(name);
        bring(f);
        remember(name, "installed");
        return feature(f);
    }

    private void bring(FeatureFile f) {
        List<Bundle> added = new ArrayList<>();
        try {
            for (String bundle : f.bundles().keySet()) {
                if (!present(bundle)) {
                    added.add(context.installBundle("reference:" + jar(f, bundle).toUri()));
                }
            }
            added.forEach(bundle -> replacement.start(bundle, bundle.getSymbolicName()));
        } catch (BundleException | RuntimeException e) {
            added.stream().filter(b -> b.getState() != Bundle.UNINSTALLED).forEach(replacement::remove);
            if (e instanceof QuireException q) {
                throw q;
            }
            throw new QuireException("feature " + f.name() + " was not installed: " + e.getMessage() + "; the log has more", e);
        }
    }

    private static Path jar(FeatureFile f, String bundle) {
        Path jar = f.bundles().get(bundle);
        if (!Files.isRegularFile(jar)) {
            throw new QuireException("feature " + f.name() + " needs " + jar + ", which is not there; unpack the distribution again");
        }
        return jar;
    }

    Feature uninstall(String name) throws IOException {
        FeatureFile f = find(name);
        refuseAbsent(f);
        drop(f);
        remember(name, "removed");
        return feature(f);
    }

    /** What {@link #install} or {@link #uninstall} would do now, with their refusals, changing nothing. */
    FeatureChange plan(String name, boolean install) throws IOException {
        FeatureFile f = find(name);
        if (install) {
            List<String> absent = f.bundles().keySet().stream().filter(n -> !present(n)).toList();
            absent.forEach(n -> jar(f, n));
            return new FeatureChange(name, absent, List.of(), without(f, absent));
        }
        refuseAbsent(f);
        List<String> goes = leaving(f);
        return new FeatureChange(name, List.of(), goes, without(f, goes));
    }

    private static List<String> without(FeatureFile f, List<String> names) {
        return f.bundles().keySet().stream().filter(n -> !names.contains(n)).toList();
    }

    private void refuseAbsent(FeatureFile f) throws IOException {
        if (feature(f).state().equals("available")) {
            throw new QuireException("feature " + f.name() + " is not installed; see 'features'");
        }
    }

    /** The feature's bundles that no other installed feature needs, each before what it uses. */
    private List<String> leaving(FeatureFile f) throws IOException {
        Set<String> needed = new HashSet<>();
        for (FeatureFile other : files()) {
            if (!other.name().equals(f.name()) && feature(other).state().equals("installed")) {
                needed.addAll(other.bundles().keySet());
            }
        }
        List<String> left = new ArrayList<>(f.bundles().keySet().stream().filter(n -> !needed.contains(n) && present(n)).toList());
        String refusal = left.stream().map(n -> policy.refusal(n, left)).filter(Objects::nonNull).findFirst().orElse(null);
        if (refusal != null) {
            throw new QuireException("feature " + f.name() + " stays: " + refusal);
        }
        List<String> order = new ArrayList<>();
        while (!left.isEmpty()) {
            String next = left.stream().filter(n -> policy.users(n).stream().noneMatch(u -> left.contains(u) && !u.equals(n))).findFirst().orElse(left.get(0));
            left.remove(next);
            order.add(next);
        }
        return order;
    }

    private void drop(FeatureFile f) throws IOException {
        for (String name : leaving(f)) {
            policy.named(name).toList().forEach(retirement::removeNow);
        }
    }

    /** The features as Karaf's {@code features.xml}. */
    String karaf() throws IOException {
        if (distribution == null) {
            throw new QuireException("there is no distribution to take bundles from; start Quire from one, or set quire.distribution");
        }
        return KarafFeatures.xml(distribution, files());
    }

    private FeatureFile find(String name) throws IOException {
        List<FeatureFile> files = files();
        return files.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow(() -> new QuireException(
                "there is no feature " + name + "; there are: " + (files.isEmpty() ? "none" : String.join(", ", files.stream().map(FeatureFile::name).toList()))));
    }

    private void remember(String name, String word) throws IOException {
        Map<String, String> words = remembered();
        words.put(name, word);
        Json.write(state, words);
    }

    private Map<String, String> remembered() throws IOException {
        Map<String, String> words = new TreeMap<>();
        if (Files.exists(state)) {
            Map<?, ?> document = Json.read(state, Map.class);
            document.forEach((name, word) -> words.put(String.valueOf(name), String.valueOf(word)));
        }
        return words;
    }

    /** Does again what a person changed in an earlier process. */
    void apply() throws IOException {
        Map<String, String> words = remembered();
        for (FeatureFile f : files()) {
            try {
                if ("removed".equals(words.get(f.name()))) {
                    drop(f);
                } else if ("installed".equals(words.get(f.name()))) {
                    bring(f);
                }
            } catch (QuireException e) {
                LOG.warn("feature {} is not as it was left: {}", f.name(), e.getMessage(), e);
            }
        }
    }
}
