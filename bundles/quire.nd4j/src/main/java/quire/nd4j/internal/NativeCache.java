package quire.nd4j.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;

/**
 * Gives this JavaCPP its own folder to unpack native libraries to.
 *
 * <p>In OSGi JavaCPP cannot tell the jar a library comes from, and unpacks all of them to one folder. Another bundle with another JavaCPP
 * would overwrite libraries of the same name, such as OpenBLAS, while they are in use.
 */
public final class NativeCache {

    private static final String KEY = "org.bytedeco.javacpp.cachedir";

    private NativeCache() {
    }

    /**
     * Makes JavaCPP use the folder {@code name} inside its usual cache. Has no effect once JavaCPP has chosen a folder.
     *
     * @throws UncheckedIOException if the folder cannot be made
     */
    public static void use(String name) {
        Properties properties = System.getProperties();
        // another JavaCPP in this process may do the same: the property is shared, the choice each JavaCPP makes from it is not
        synchronized (properties) {
            String old = properties.getProperty(KEY);
            Path base = old != null ? Path.of(old) : Path.of(properties.getProperty("user.home"), ".javacpp", "cache");
            try {
                properties.setProperty(KEY, base.resolve(name).toString());
                Loader.getCacheDir();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                if (old == null) {
                    properties.remove(KEY);
                } else {
                    properties.setProperty(KEY, old);
                }
            }
        }
    }
}
