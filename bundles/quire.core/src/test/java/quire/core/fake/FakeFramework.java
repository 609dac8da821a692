package quire.core.fake;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.Version;

/** As much of a framework as the tests need: bundles with a state, services that are counted, events. */
public final class FakeFramework {
    private final List<Bundle> bundles = new ArrayList<>();
    private final Map<Long, Integer> states = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<ServiceReference<?>, Object> services = new HashMap<>();
    private final List<BundleListener> listeners = new ArrayList<>();
    /** Service objects in use. */
    public final AtomicInteger inUse = new AtomicInteger();
    public final BundleContext context = proxy(BundleContext.class, this::context);
    private long serviceIds;

    public FakeFramework() {
        bundle("system", "0");
    }

    public void property(String name, String value) {
        properties.put(name, value);
    }

    public Bundle bundle(String name, String version) {
        long id = bundles.size();
        Bundle b = proxy(Bundle.class, (method, args) -> switch (method) {
            case "getSymbolicName" -> name;
            case "getVersion" -> new Version(version);
            case "getBundleId" -> id;
            case "getState" -> states.get(id);
            default -> null;
        });
        bundles.add(b);
        states.put(id, Bundle.ACTIVE);
        return b;
    }

    public void stop(Bundle b) {
        states.put(b.getBundleId(), Bundle.STOPPING);
        BundleEvent event = new BundleEvent(BundleEvent.STOPPING, b);
        List.copyOf(listeners).forEach(l -> l.bundleChanged(event));
        states.put(b.getBundleId(), Bundle.RESOLVED);
    }

    public int listeners() {
        return listeners.size();
    }

    public ServiceReference<?> register(Bundle owner, Class<?> type, String paper, String id, Object service) {
        long serviceId = ++serviceIds;
        ServiceReference<?> ref = proxy(ServiceReference.class, (method, args) -> switch (method) {
            case "getBundle" -> owner;
            case "getProperty" -> switch ((String) args[0]) {
                case Constants.OBJECTCLASS -> new String[] {type.getName()};
                case Constants.SERVICE_ID -> serviceId;
                case "quire.paper" -> paper;
                case "quire.id" -> id;
                default -> null;
            };
            default -> null;
        });
        services.put(ref, service);
        return ref;
    }

    private Object context(String method, Object[] args) {
        switch (method) {
            case "getProperty":
                return properties.get((String) args[0]);
            case "getBundle":
                return bundles.get(0);
            case "getBundles":
                return bundles.toArray(Bundle[]::new);
            case "addBundleListener":
                listeners.add((SynchronousBundleListener) args[0]);
                return null;
            case "removeBundleListener":
                listeners.remove(args[0]);
                return null;
            case "getService":
                inUse.incrementAndGet();
                return services.get(args[0]);
            case "ungetService":
                inUse.decrementAndGet();
                return true;
            default:
                return null;
        }
    }

    private interface Calls {
        Object call(String method, Object[] args);
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(FakeFramework.class.getClassLoader(), new Class<?>[] {type}, (self, method, args) ->
                switch (method.getName()) {
                    case "equals" -> self == args[0];
                    case "hashCode" -> System.identityHashCode(self);
                    case "toString" -> type.getSimpleName();
                    default -> calls.call(method.getName(), args);
                }));
    }
}
