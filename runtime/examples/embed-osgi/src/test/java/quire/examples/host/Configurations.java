package quire.examples.host;

import java.lang.reflect.Method;
import java.util.Hashtable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Configuration Admin from outside the framework, whose classes are not the test's: by reflection. */
final class Configurations {
    private Configurations() {
    }

    /** Has a run served. */
    static void serve(BundleContext context, String run) throws Exception {
        ServiceReference<?> reference = context.getServiceReference("org.osgi.service.cm.ConfigurationAdmin");
        Object admin = context.getService(reference);
        Method create = reference.getBundle().loadClass("org.osgi.service.cm.ConfigurationAdmin").getMethod("createFactoryConfiguration", String.class, String.class);
        Object configuration = create.invoke(admin, "quire.serve.TrainedModel", "?");
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("run", run);
        reference.getBundle().loadClass("org.osgi.service.cm.Configuration").getMethod("update", java.util.Dictionary.class).invoke(configuration, properties);
        context.ungetService(reference);
    }
}
