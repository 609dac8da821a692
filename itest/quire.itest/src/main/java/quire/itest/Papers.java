package quire.itest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import quire.api.work.TrainRequest;

/** The CAN bundle under test, and jars of it under other versions. */
final class Papers {
    static final String CAN = "quire.paper.can";

    private Papers() {
    }

    /** A training of CAN on 600 rows that ends after so many updates. */
    static TrainRequest small(int steps, String engine) {
        return new TrainRequest("can", "can", "planted", null, "supervised", Map.of("train_rows", "600", "validation_rows", "100", "test_rows", "100",
                "epochs", "1000", "max_steps", Integer.toString(steps)), 1, engine, "cpu", null);
    }

    /** Installed CAN bundles, oldest first. */
    static Bundle[] installed(BundleContext context) {
        return Arrays.stream(context.getBundles()).filter(b -> CAN.equals(b.getSymbolicName()) && b.getState() != Bundle.UNINSTALLED)
                .toArray(Bundle[]::new);
    }

    /** Where a bundle was installed from: its own place, or the load folder. */
    private static Path jar(Bundle bundle) throws IOException {
        String location = bundle.getLocation().replaceFirst("^reference:", "");
        if (location.startsWith("file:")) {
            return Path.of(URI.create(location));
        }
        try (var loaded = Files.list(Path.of(bundle.getBundleContext().getProperty("quire.home"), "load"))) {
            return loaded.filter(p -> p.toString().endsWith(".jar")).findFirst().orElseThrow();
        }
    }

    /** Copies a bundle's jar, saying another version in its manifest. */
    static Path withVersion(Bundle bundle, String version, Path into) throws IOException {
        try (JarFile in = new JarFile(jar(bundle).toFile())) {
            Manifest manifest = in.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            try (OutputStream file = Files.newOutputStream(into); JarOutputStream out = new JarOutputStream(file, manifest)) {
                for (var entry : (Iterable<java.util.jar.JarEntry>) in.stream().filter(e -> !e.getName().equals(JarFile.MANIFEST_NAME))::iterator) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    try (InputStream content = in.getInputStream(entry)) {
                        content.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
        return into;
    }
}
