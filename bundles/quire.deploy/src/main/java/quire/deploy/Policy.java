package quire.deploy;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.FrameworkWiring;

/** Which bundles may not be replaced while the system runs. */
final class Policy {
    private static final Pattern BACK_END = Pattern.compile("quire\\.(nd4j|engine)(\\..*)?|quire\\.(api|compute|core|deploy|shell)");
    private final BundleContext context;

    Policy(BundleContext context) {
        this.context = context;
    }

    /** Why a bundle of this name may not be deployed, or null if it may. */
    String refusal(String name) {
        return refusal(name, List.of());
    }

    /** Why a bundle of this name may not be deployed or removed together with others, or null if it may. */
    String refusal(String name, Collection<String> together) {
        if (BACK_END.matcher(name).matches()) {
            return name + " belongs to the shared back end, which all papers use and which is never replaced while it runs;"
                    + " put it into the distribution's bundles and start Quire again";
        }
        List<String> users = users(name).stream().filter(u -> !together.contains(u)).toList();
        return users.isEmpty() ? null : name + " is used by " + String.join(", ", users)
                + ", which would have to restart; put it into the distribution's bundles and start Quire again";
    }

    /** Names of the bundles that are wired to bundles of this name, directly or through others. */
    List<String> users(String name) {
        return named(name).flatMap(b -> dependents(b).stream()).map(Bundle::getSymbolicName).distinct().sorted().toList();
    }

    /** Installed bundles of a name. */
    Stream<Bundle> named(String name) {
        return Stream.of(context.getBundles()).filter(b -> name.equals(b.getSymbolicName()));
    }

    /** Other bundles that a refresh of this one would restart. */
    List<Bundle> dependents(Bundle bundle) {
        Collection<Bundle> closure = context.getBundle(0).adapt(FrameworkWiring.class).getDependencyClosure(List.of(bundle));
        return closure.stream().filter(b -> !b.equals(bundle)).toList();
    }
}
