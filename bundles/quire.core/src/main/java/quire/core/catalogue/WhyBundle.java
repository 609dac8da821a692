package quire.core.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Explains the state of a bundle: what it needs that nothing provides. */
final class WhyBundle {
    private static final Pattern RANGE = Pattern.compile("version>=([^)]*)\\)(?:\\(!\\(version>=([^)]*)\\)\\))?");
    private final BundleContext context;

    WhyBundle(BundleContext context) {
        this.context = context;
    }

    List<String> explain(Bundle b) {
        return explain(b, new HashSet<>());
    }

    private List<String> explain(Bundle b, Set<Long> seen) {
        List<String> out = new ArrayList<>();
        if (!seen.add(b.getBundleId())) {
            return out;
        }
        String name = Why.name(b);
        BundleRevision revision = b.adapt(BundleRevision.class);
        boolean fragment = revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
        switch (b.getState()) {
            case Bundle.ACTIVE -> out.add("bundle " + name + " is active");
            case Bundle.STARTING -> out.add("bundle " + name + " is starting, or starts when it is first used");
            case Bundle.STOPPING -> out.add("bundle " + name + " is stopping");
            case Bundle.RESOLVED -> out.add("bundle " + name + (fragment ? " is a fragment and attached" : " is resolved but not started: start it"));
            case Bundle.INSTALLED -> {
                out.add("bundle " + name + " is installed but not resolved");
                if (revision != null) {
                    missing(revision, out, seen);
                }
                if (out.size() == 1) {
                    out.add("  everything it needs has a provider: it has not been started, or its providers do not agree on a package; start it to see");
                }
            }
            default -> out.add("bundle " + name + " is uninstalled");
        }
        return out;
    }

    private void missing(BundleRevision revision, List<String> out, Set<Long> seen) {
        FrameworkWiring wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        for (BundleRequirement r : revision.getDeclaredRequirements(null)) {
            if ("optional".equals(r.getDirectives().get(Constants.RESOLUTION_DIRECTIVE))
                    || "dynamic".equals(r.getDirectives().get(Constants.RESOLUTION_DIRECTIVE))
                    || "active".equals(r.getDirectives().get(Constants.EFFECTIVE_DIRECTIVE))) {
                continue;
            }
            Collection<BundleCapability> providers = wiring.findProviders(r);
            if (providers.isEmpty()) {
                out.add("  it lacks " + describe(r) + ": no bundle provides it");
            } else if (providers.stream().allMatch(c -> c.getRevision().getBundle().getState() == Bundle.INSTALLED)) {
                Bundle provider = providers.iterator().next().getRevision().getBundle();
                if (provider.getBundleId() != revision.getBundle().getBundleId()) {
                    out.add("  it needs " + describe(r) + " of bundle " + Why.name(provider) + ", which is not resolved itself");
                    explain(provider, seen).forEach(line -> out.add("  " + line));
                }
            }
        }
    }

    private static String describe(BundleRequirement r) {
        String filter = r.getDirectives().get(Constants.FILTER_DIRECTIVE);
        Matcher name = Pattern.compile("\\(" + Pattern.quote(r.getNamespace()) + "=([^)]*)\\)").matcher(String.valueOf(filter));
        if (!name.find()) {
            return r.getNamespace() + " " + filter;
        }
        String what = switch (r.getNamespace()) {
            case "osgi.wiring.package" -> "package ";
            case "osgi.wiring.bundle" -> "bundle ";
            case "osgi.wiring.host" -> "host bundle ";
            default -> r.getNamespace() + " ";
        };
        Matcher range = RANGE.matcher(filter);
        return what + name.group(1) + (range.find() ? " from version " + range.group(1)
                + (range.group(2) == null ? "" : " to below " + range.group(2)) : "");
    }
}
