package quire.deploy.testbundle;

import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Put into jars made by tests: offers the bundle's version as a service. */
public final class GreetingActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("greeting", context.getBundle().getSymbolicName());
        context.registerService(CharSequence.class, context.getBundle().getVersion().toString(), properties);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back
    }
}
