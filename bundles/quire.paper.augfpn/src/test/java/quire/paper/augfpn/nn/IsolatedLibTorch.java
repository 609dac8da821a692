package quire.paper.augfpn.nn;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import quire.api.engine.Engine;

/**
 * The LibTorch engine as tests on a plain class path get it: in a class loader of its own, as OSGi would do, because ND4J brings
 * another version of JavaCPP. Everything else, the engine's interface and ND4J included, comes from the test's class path.
 *
 * <p>The places of the engine's classes and of LibTorch's jars are in the system property {@code quire.libtorch.path}.
 */
public final class IsolatedLibTorch extends URLClassLoader {
    private static final IsolatedLibTorch LOADER = new IsolatedLibTorch(places());

    private IsolatedLibTorch(URL[] places) {
        super("libtorch", places, IsolatedLibTorch.class.getClassLoader());
    }

    /** A new engine. Natives are loaded once for all engines. */
    public static Engine engine() {
        try {
            return (Engine) LOADER.loadClass("quire.engine.libtorch.LibTorchEngine").getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the engine's classes are not in " + System.getProperty("quire.libtorch.path"), e);
        }
    }

    private static URL[] places() {
        List<URL> urls = new ArrayList<>();
        for (String place : System.getProperty("quire.libtorch.path").split(File.pathSeparator)) {
            try {
                urls.add(Path.of(place).toUri().toURL());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static boolean isolated(String name) {
        return name.startsWith("org.bytedeco.") || name.startsWith("META-INF.maven.org.bytedeco.") || name.startsWith("quire.engine.libtorch.");
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isolated(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> c = findLoadedClass(name);
            return c == null ? findClass(name) : c;
        }
    }

    @Override
    public URL getResource(String name) {
        return isolated(name.replace('/', '.')) ? findResource(name) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return isolated(name.replace('/', '.')) ? findResources(name) : super.getResources(name);
    }
}
