package quire.core.catalogue;

import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Makes registries for tests of other packages. */
public final class Registries {
    private Registries() {
    }

    public static Services of(BundleContext context, List<ServiceReference<?>> references) {
        ServiceRegistry r = new ServiceRegistry(context);
        references.forEach(r::add);
        return r;
    }
}
