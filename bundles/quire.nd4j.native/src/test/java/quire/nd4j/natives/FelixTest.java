package quire.nd4j.natives;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import consumer.TensorActivator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.slf4j.LoggerFactory;
import quire.nd4j.Nd4jRuntime;

/** Host and fragment resolve in a bare Felix with nothing but slf4j and logback, and bundles compute with them. */
class FelixTest {

    @TempDir
    private Path folder;

    @Test
    void aConsumerMultipliesAndCanBeRestarted() throws Exception {
        Framework felix = new FrameworkFactory().newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE, folder.toString(),
                Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT));
        felix.start();
        try {
            BundleContext context = felix.getBundleContext();
            List<Bundle> bundles = new ArrayList<>();
            for (Class<?> type : List.of(LoggerFactory.class, LoggerContext.class, Context.class, Nd4jRuntime.class)) {
                bundles.add(context.installBundle(type.getProtectionDomain().getCodeSource().getLocation().toString()));
            }
            context.installBundle(Path.of(System.getProperty("quire.natives.jar")).toUri().toString());
            for (Bundle bundle : bundles) {
                bundle.start();
            }
            Bundle consumer = context.installBundle("memory:consumer", consumer());
            for (int i = 0; i < 3; i++) {
                consumer.start();
                assertThat(context.getService(context.getServiceReference(DoubleSupplier.class)).getAsDouble()).isEqualTo(54);
                consumer.stop();
            }
            assertThat(bundles).allMatch(bundle -> bundle.getState() == Bundle.ACTIVE);
        } finally {
            stop(felix);
        }
    }

    private static void stop(Framework felix) throws BundleException, InterruptedException {
        felix.stop();
        felix.waitForStop(10_000);
    }

    private static InputStream consumer() throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "consumer");
        headers.putValue(Constants.BUNDLE_ACTIVATOR, TensorActivator.class.getName());
        headers.putValue(Constants.IMPORT_PACKAGE, "org.osgi.framework, quire.nd4j;version=\"[1,2)\","
                + "org.nd4j.linalg.factory;version=\"[1,2)\", org.nd4j.linalg.api.ndarray;version=\"[1,2)\"");
        String name = TensorActivator.class.getName().replace('.', '/') + ".class";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest);
                InputStream code = TensorActivator.class.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new ZipEntry(name));
            code.transferTo(jar);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
