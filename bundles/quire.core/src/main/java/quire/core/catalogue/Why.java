package quire.core.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Explains why something is or is not there: bundles by name, services by paper or id, packages. */
final class Why {
    private final BundleContext context;
    private final Services services;
    private final WhyBundle bundles;
    private final WhyComponents components;

    Why(BundleContext context, Services services, ServiceComponentRuntime runtime) {
        this.context = context;
        this.services = services;
        this.bundles = new WhyBundle(context);
        this.components = new WhyComponents(runtime);
    }

    List<String> explain(String name) {
        List<String> out = new ArrayList<>(offers(name));
        for (Bundle b : context.getBundles()) {
            String bsn = String.valueOf(b.getSymbolicName());
            if (bsn.equals(name) || bsn.endsWith("." + name)) {
                out.addAll(bundles.explain(b));
                out.addAll(components.ofBundle(b));
            }
        }
        out.addAll(exporters(name));
        if (out.isEmpty()) {
            out.addAll(components.offering(name));
        }
        if (out.isEmpty()) {
            out.add("nothing here is called '" + name + "': no paper, service, bundle or package");
            out.add("papers: " + String.join(", ", new TreeSet<>(services.offers(Kind.PAPER).stream().map(Offer::paper).toList()))
                    + "; deploy the bundle or install the feature that has it");
            for (Bundle b : context.getBundles()) {
                if (b.getState() == Bundle.INSTALLED) {
                    out.addAll(bundles.explain(b));
                }
            }
        }
        return out;
    }

    private List<String> offers(String name) {
        List<String> out = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Offer o : services.offers(kind)) {
                if (o.id().equals(name) || o.paper().equals(name) || (o.paper() + "/" + o.id()).equals(name)) {
                    out.add(kind.word() + " '" + o.id() + "' of paper '" + o.paper() + "' is there, from bundle " + o.owner());
                }
            }
        }
        return out;
    }

    private List<String> exporters(String name) {
        List<String> out = new ArrayList<>();
        for (Bundle b : context.getBundles()) {
            BundleRevision revision = b.adapt(BundleRevision.class);
            if (revision == null) {
                continue;
            }
            for (BundleCapability c : revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
                if (name.equals(c.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))) {
                    out.add("package " + name + " " + c.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE) + " is exported by bundle "
                            + b.getSymbolicName() + " " + b.getVersion() + (b.getState() == Bundle.INSTALLED ? ", which is not resolved" : ""));
                }
            }
        }
        return out;
    }

    /** {@code quire.paper.can 1.2.0}. */
    static String name(Bundle b) {
        return b.getSymbolicName() + " " + b.getVersion();
    }

    static String list(Object[] values) {
        return values == null ? "" : String.join(", ", Arrays.stream(values).map(String::valueOf).toList());
    }
}
