package quire.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static List<Attributes> bundles() throws IOException {
        List<Attributes> all = new ArrayList<>();
        for (URL url : Collections.list(ManifestTest.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            try (InputStream in = url.openStream()) {
                Attributes a = new Manifest(in).getMainAttributes();
                String name = a.getValue("Bundle-SymbolicName");
                if (name != null && name.startsWith("quire.")) {
                    all.add(a);
                }
            }
        }
        return all;
    }

    @Test
    void everyExportedPackageHasAVersion() throws IOException {
        assertThat(bundles()).hasSizeGreaterThan(8);
        for (Attributes a : bundles()) {
            String exports = a.getValue("Export-Package");
            if (exports != null && !a.getValue("Bundle-SymbolicName").equals("quire.nd4j")) {
                for (String clause : exports.split(",(?=[a-z.]+;)")) {
                    assertThat(clause).as(a.getValue("Bundle-SymbolicName")).contains("version=\"");
                    assertThat(clause).as("implementation packages stay private").doesNotContain(".provider");
                }
            }
        }
    }

    @Test
    void everyBundleCarriesTheSharedHeaders() throws IOException {
        for (Attributes a : bundles()) {
            assertThat(a.getValue("Bundle-Vendor")).as(a.getValue("Bundle-SymbolicName")).isEqualTo("Quire");
            assertThat(a.getValue("Bundle-License")).isEqualTo("Apache-2.0");
        }
    }

    @Test
    void noBundleHasAnActivator() throws IOException {
        for (Attributes a : bundles()) {
            assertThat(a.getValue("Bundle-Activator")).as(a.getValue("Bundle-SymbolicName")).isNull();
        }
    }
}
