package quire.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A distribution of one bundle that answers commands. */
final class TestDistribution {
    private TestDistribution() {
    }

    static Path write(Path folder, String list) throws IOException {
        Files.createDirectories(folder.resolve("etc"));
        Files.createDirectories(folder.resolve("bundles"));
        Files.writeString(folder.resolve("etc/bundles"), list);
        jar(folder.resolve("bundles/answer-1.0.jar"), "answer", true);
        jar(folder.resolve("bundles/answer.more-1.0.jar"), "answer.more", false);
        return folder;
    }

    private static void jar(Path file, String name, boolean answers) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Import-Package", answers ? "org.osgi.framework" : "not.there");
        if (answers) {
            main.putValue("Bundle-Activator", AnsweringActivator.class.getName());
        }
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            if (answers) {
                String path = AnsweringActivator.class.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(path));
                try (InputStream in = AnsweringActivator.class.getClassLoader().getResourceAsStream(path)) {
                    in.transferTo(jar);
                }
            }
        }
    }
}
