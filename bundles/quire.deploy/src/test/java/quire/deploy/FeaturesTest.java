package quire.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.QuireException;
import quire.deploy.api.FeatureChange;
import quire.deploy.testbundle.FailingActivator;
import quire.deploy.testbundle.GreetingActivator;

class FeaturesTest {
    @TempDir
    Path folder;

    private Path distribution() throws Exception {
        Path dist = folder.resolve("dist");
        for (String name : new String[] {"one", "two", "shared"}) {
            TestJar.bundle(name, "1.0.0").activator(GreetingActivator.class).write(dist.resolve("bundles/" + name + "-1.0.jar"));
        }
        TestJar.bundle("broken", "1.0.0").activator(FailingActivator.class).write(dist.resolve("bundles/broken-1.0.jar"));
        feature(dist, "a", "one", "shared");
        feature(dist, "b", "two", "shared");
        feature(dist, "c", "one", "broken");
        return dist;
    }

    private static void feature(Path dist, String name, String... bundles) throws Exception {
        StringBuilder list = new StringBuilder();
        for (String b : bundles) {
            list.append(list.isEmpty() ? "" : ",").append("{\"id\":\"test:").append(b).append(":1.0\"}");
        }
        Files.createDirectories(dist.resolve("features"));
        Files.writeString(dist.resolve("features/" + name + ".json"), "{\"feature-resource-version\":\"1.0\",\"id\":\"test:feature." + name
                + ":1.0\",\"description\":\"Feature " + name + "\",\"bundles\":[" + list + "]}");
    }

    @Test
    void aSharedBundleStaysUntilItsLastFeatureGoes() throws Exception {
        try (Felix felix = new Felix(folder.resolve("home"), distribution())) {
            assertThat(felix.features.install("a").state()).isEqualTo("installed");
            felix.features.install("b");
            assertThat(felix.greetings("shared")).hasSize(1);
            assertThat(felix.features.uninstall("a").state()).isEqualTo("available");
            assertThat(felix.bundles("one")).isEmpty();
            assertThat(felix.greetings("shared")).hasSize(1);
            felix.features.uninstall("b");
            assertThat(felix.bundles("shared")).isEmpty();
            assertThatThrownBy(() -> felix.features.uninstall("b")).isInstanceOf(QuireException.class).hasMessageContaining("not installed");
        }
    }

    @Test
    void whatWasChangedIsDoneAgainAtTheNextStart() throws Exception {
        Path dist = distribution();
        try (Felix felix = new Felix(folder.resolve("home"), dist)) {
            felix.features.install("a");
        }
        try (Felix felix = new Felix(folder.resolve("home"), dist)) {
            assertThat(felix.bundles("one")).isEmpty();
            felix.features.apply();
            assertThat(felix.greetings("one")).hasSize(1);
            felix.features.uninstall("a");
        }
        try (Felix felix = new Felix(folder.resolve("home"), dist)) {
            felix.context.installBundle("reference:" + dist.resolve("bundles/one-1.0.jar").toUri()).start();
            felix.features.apply();
            assertThat(felix.bundles("one")).isEmpty();
        }
    }

    @Test
    void aFeatureThatDoesNotStartLeavesNothing() throws Exception {
        try (Felix felix = new Felix(folder.resolve("home"), distribution())) {
            assertThatThrownBy(() -> felix.features.install("c")).isInstanceOf(QuireException.class).hasMessageContaining("no disk");
            assertThat(felix.bundles("one")).isEmpty();
            assertThat(felix.bundles("broken")).isEmpty();
            assertThat(felix.features.list()).extracting("state").containsOnly("available");
        }
    }

    @Test
    void anUnknownFeatureIsRefusedWithTheNames() throws Exception {
        try (Felix felix = new Felix(folder.resolve("home"), distribution())) {
            assertThatThrownBy(() -> felix.features.install("x")).isInstanceOf(QuireException.class).hasMessageContaining("there are: a, b, c");
        }
    }

    @Test
    void aFeatureFileWithBadCoordinatesIsRefused() throws Exception {
        Path dist = distribution();
        Files.writeString(dist.resolve("features/d.json"), "{\"id\":\"x:y:1\",\"bundles\":[{\"id\":\"a:../../b:1\"}]}");
        try (Felix felix = new Felix(folder.resolve("home"), dist)) {
            assertThatThrownBy(() -> felix.features.list()).isInstanceOf(QuireException.class).hasMessageContaining("d.json");
        }
    }

    @Test
    void aLibraryGoesAfterThePaperThatIsWiredToIt() throws Exception {
        Path dist = distribution();
        TestJar.bundle("lib", "1.0.0").header("Export-Package", "lib.p").write(dist.resolve("bundles/lib-1.0.jar"));
        TestJar.bundle("user", "1.0.0").header("Import-Package", "lib.p").write(dist.resolve("bundles/user-1.0.jar"));
        feature(dist, "e", "lib", "user");
        try (Felix felix = new Felix(folder.resolve("home"), dist)) {
            felix.features.install("e");
            assertThat(felix.features.plan("e", false).removes()).containsExactly("user", "lib");
            assertThat(felix.features.uninstall("e").state()).isEqualTo("available");
            assertThat(felix.bundles("lib")).isEmpty();
            assertThat(felix.bundles("user")).isEmpty();
        }
    }

    @Test
    void aLibraryThatABundleOutsideUsesKeepsItsFeature() throws Exception {
        Path dist = distribution();
        TestJar.bundle("lib", "1.0.0").header("Export-Package", "lib.p").write(dist.resolve("bundles/lib-1.0.jar"));
        TestJar.bundle("user", "1.0.0").header("Import-Package", "lib.p").write(dist.resolve("bundles/user-1.0.jar"));
        feature(dist, "e", "lib");
        try (Felix felix = new Felix(folder.resolve("home"), dist)) {
            felix.features.install("e");
            felix.context.installBundle("reference:" + dist.resolve("bundles/user-1.0.jar").toUri()).start();
            assertThatThrownBy(() -> felix.features.plan("e", false)).isInstanceOf(QuireException.class).hasMessageContaining("used by user");
            assertThatThrownBy(() -> felix.features.uninstall("e")).isInstanceOf(QuireException.class).hasMessageContaining("used by user");
            assertThat(felix.bundles("lib")).hasSize(1);
        }
    }

    @Test
    void simulationTellsWhatWouldChangeAndChangesNothing() throws Exception {
        try (Felix felix = new Felix(folder.resolve("home"), distribution())) {
            assertThat(felix.features.plan("a", true)).isEqualTo(new FeatureChange("a", List.of("one", "shared"), List.of(), List.of()));
            assertThat(felix.bundles("one")).isEmpty();
            assertThat(folder.resolve("home/features.json")).doesNotExist();
            felix.features.install("a");
            assertThat(felix.features.plan("b", true)).isEqualTo(new FeatureChange("b", List.of("two"), List.of(), List.of("shared")));
            felix.features.install("b");
            assertThat(felix.features.plan("a", false)).isEqualTo(new FeatureChange("a", List.of(), List.of("one"), List.of("shared")));
            assertThat(felix.bundles("one")).hasSize(1);
        }
    }

    @Test
    void karafGetsThePlatformAndAFeatureEach() throws Exception {
        Path dist = distribution();
        Files.createDirectories(dist.resolve("etc"));
        Files.writeString(dist.resolve("etc/bundles"), "1 slf4j-api\n2 two # platform\n6 quire.paper.*\n");
        Files.copy(dist.resolve("bundles/one-1.0.jar"), dist.resolve("bundles/quire.paper.x-1.0.jar"));
        Files.copy(dist.resolve("bundles/one-1.0.jar"), dist.resolve("bundles/slf4j-api-1.0.jar"));
        try (Felix felix = new Felix(folder.resolve("home"), dist)) {
            String xml = felix.features.karaf();
            assertThat(xml).contains("<feature name=\"quire\"", "two-1.0.jar", "<feature name=\"quire-a\" version=\"1.0\"", "one-1.0.jar")
                    .contains("Feature a").doesNotContain("slf4j-api");
            assertThat(xml.substring(0, xml.indexOf("quire-a"))).doesNotContain("one-1.0.jar", "quire.paper");
        }
    }
}
