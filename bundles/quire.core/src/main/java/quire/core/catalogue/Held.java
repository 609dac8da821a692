package quire.core.catalogue;

import org.osgi.framework.Bundle;

/**
 * A service in use; closing it lets it go.
 *
 * @param service the service
 * @param id      its name among those of its kind
 * @param owner   the bundle whose code it is
 */
public record Held<T>(T service, String id, Bundle owner, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
        release.run();
    }
}
