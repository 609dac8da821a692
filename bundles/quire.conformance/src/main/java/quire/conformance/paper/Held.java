package quire.conformance.paper;

import org.osgi.framework.Bundle;

/**
 * A service in use; closing it lets it go.
 *
 * @param bundle the bundle whose code it is
 */
public record Held<T>(T service, Bundle bundle, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
        release.run();
    }
}
