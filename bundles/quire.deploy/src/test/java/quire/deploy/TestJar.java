package quire.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Builds small bundles. */
final class TestJar {
    private final Manifest manifest = new Manifest();
    private Class<?> activator;
    private String text = "";

    static TestJar bundle(String name, String version) {
        return new TestJar().header("Bundle-ManifestVersion", "2").header("Bundle-SymbolicName", name).header("Bundle-Version", version);
    }

    TestJar header(String name, String value) {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    TestJar activator(Class<?> type) {
        activator = type;
        return header("Bundle-Activator", type.getName()).header("Import-Package", "org.osgi.framework");
    }

    TestJar text(String content) {
        text = content;
        return this;
    }

    Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new JarEntry("about.txt"));
            jar.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            jar.closeEntry();
            if (activator != null) {
                String path = activator.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(path));
                try (InputStream in = activator.getClassLoader().getResourceAsStream(path)) {
                    in.transferTo(jar);
                }
                jar.closeEntry();
            }
        }
        return file;
    }
}
