package quire.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import quire.api.QuireException;
import quire.deploy.api.Deployed;
import quire.deploy.testbundle.FailingActivator;
import quire.deploy.testbundle.GreetingActivator;

class LoaderTest {
    @TempDir
    Path folder;
    private Felix felix;

    @BeforeEach
    void start() throws Exception {
        felix = new Felix(folder.resolve("home"), null);
    }

    @AfterEach
    void stop() throws Exception {
        felix.close();
    }

    private static TestJar greeting(String version) {
        return TestJar.bundle("paper.x", version).activator(GreetingActivator.class);
    }

    private Path load(String file) {
        return felix.load.resolve(file);
    }

    @Test
    void aJarInTheFolderStartsAndGoesWithItsFile() throws Exception {
        Path jar = greeting("1.0.0").write(load("x.jar"));
        felix.look();
        assertThat(felix.greetings("paper.x")).containsExactly("1.0.0");
        assertThat(felix.loader.list()).containsExactly(new Deployed("x.jar", "paper.x", "1.0.0", "active", ""));

        Files.delete(jar);
        felix.look();
        assertThat(felix.bundles("paper.x")).isEmpty();
        assertThat(felix.greetings("paper.x")).isEmpty();
        assertThat(felix.loader.list()).isEmpty();
    }

    @Test
    void aNewVersionTakesOverAndTheOldOneLeavesWhenItsJobHasEnded() throws Exception {
        greeting("1.0.0").write(load("x.jar"));
        felix.look();
        Bundle old = felix.bundle("paper.x");
        FakeJobs.FakeJob job = felix.jobs.start(old);

        greeting("1.1.0").write(load("x.jar"));
        felix.look();
        assertThat(felix.greetings("paper.x")).containsExactlyInAnyOrder("1.0.0", "1.1.0");
        assertThat(felix.loader.list()).extracting(Deployed::version, Deployed::state).containsExactly(
                org.assertj.core.groups.Tuple.tuple("1.1.0", "active"), org.assertj.core.groups.Tuple.tuple("1.0.0", "retiring"));
        assertThat(felix.loader.reasons("paper.x")).anyMatch(r -> r.contains("waits for job j0"));

        job.end();
        felix.look();
        assertThat(old.getState()).isEqualTo(Bundle.UNINSTALLED);
        assertThat(felix.bundle("paper.x").getVersion()).hasToString("1.1.0");
        assertThat(felix.greetings("paper.x")).containsExactly("1.1.0");
    }

    @Test
    void otherContentOfTheSameVersionReplacesToo() throws Exception {
        greeting("1.0.0").text("first").write(load("x.jar"));
        felix.look();
        Bundle old = felix.bundle("paper.x");
        greeting("1.0.0").text("second, and longer").write(load("x.jar"));
        felix.look();
        assertThat(felix.bundle("paper.x")).isNotEqualTo(old);
        assertThat(old.getState()).isEqualTo(Bundle.UNINSTALLED);
    }

    @Test
    void aVersionThatDoesNotStartLeavesTheOldOneAtWork() throws Exception {
        greeting("1.0.0").write(load("x.jar"));
        felix.look();
        Bundle old = felix.bundle("paper.x");
        TestJar.bundle("paper.x", "2.0.0").activator(FailingActivator.class).write(load("x.jar"));
        felix.look();
        assertThat(felix.bundle("paper.x")).isEqualTo(old);
        assertThat(old.getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(felix.loader.reasons("x.jar")).singleElement().asString().contains("refused", "does not start", "no disk");
    }

    @Test
    void aMissingPackageIsNamedAndNothingStays() throws Exception {
        TestJar.bundle("paper.x", "1.0.0").header("Import-Package", "not.there;version=\"[1,2)\"").write(load("x.jar"));
        felix.look();
        assertThat(felix.bundles("paper.x")).isEmpty();
        assertThat(felix.loader.reasons("paper.x")).singleElement().asString().contains("needs package not.there [1.0.0,2.0.0), which no bundle offers");
    }

    @Test
    void whatLackedAPackageStartsWhenAnotherJarBringsIt() throws Exception {
        TestJar.bundle("paper.x", "1.0.0").header("Import-Package", "base").write(load("a.jar"));
        felix.look();
        assertThat(felix.bundles("paper.x")).isEmpty();
        TestJar.bundle("base", "1.0.0").header("Export-Package", "base").write(load("b.jar"));
        felix.look();
        felix.look();
        assertThat(felix.bundle("paper.x").getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(felix.loader.reasons("x")).containsExactly("load/a.jar is active");
    }

    @Test
    void aHalfCopiedJarWaitsUntilItIsWhole() throws Exception {
        Path whole = greeting("1.0.0").write(folder.resolve("whole.jar"));
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(load("x.jar"), Arrays.copyOf(bytes, bytes.length / 2));
        felix.look();
        assertThat(felix.bundles("paper.x")).isEmpty();
        assertThat(felix.loader.reasons("x.jar")).singleElement().asString().contains("not a whole jar", "copy it again");
        Files.write(load("x.jar"), bytes);
        felix.look();
        assertThat(felix.greetings("paper.x")).containsExactly("1.0.0");
    }

    @Test
    void aFileThatStillGrowsIsLeftAlone() throws Exception {
        greeting("1.0.0").write(load("x.jar"));
        felix.loader.look(Long.MIN_VALUE);
        greeting("1.0.0").text("longer than before").write(load("x.jar"));
        felix.loader.look(Long.MIN_VALUE);
        assertThat(felix.loader.list()).isEmpty();
        felix.loader.look(Long.MIN_VALUE);
        assertThat(felix.greetings("paper.x")).hasSize(1);
    }

    @Test
    void whatIsNoBundleIsRefusedWithTheReason() throws Exception {
        new TestJar().header("Created-By", "nobody").write(load("plain.jar"));
        Files.writeString(load("text.jar"), "no zip at all");
        TestJar.bundle("frag", "1").header("Fragment-Host", "quire.nd4j").write(load("fragment.jar"));
        TestJar.bundle("bad", "one.two").write(load("version.jar"));
        int before = felix.context.getBundles().length;
        felix.look();
        assertThat(felix.context.getBundles()).hasSize(before);
        assertThat(felix.loader.reasons("plain.jar").get(0)).contains("no bundle", "Bundle-SymbolicName");
        assertThat(felix.loader.reasons("text.jar").get(0)).contains("not a whole jar");
        assertThat(felix.loader.reasons("fragment.jar").get(0)).contains("fragment of quire.nd4j");
        assertThat(felix.loader.reasons("version.jar").get(0)).contains("Bundle-Version");
    }

    @Test
    void theSharedBackEndIsNeverReplaced() throws Exception {
        for (String name : new String[] {"quire.nd4j", "quire.nd4j.cuda", "quire.engine.nd4j", "quire.compute", "quire.api"}) {
            Path jar = TestJar.bundle(name, "9.0.0").write(folder.resolve(name + ".jar"));
            assertThatThrownBy(() -> felix.loader.deploy(jar)).isInstanceOf(QuireException.class).hasMessageContaining("shared back end");
            assertThat(felix.bundles(name)).isEmpty();
        }
        try (Stream<Path> files = Files.list(felix.load)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aBundleThatOthersUseIsNotReplaced() throws Exception {
        TestJar.bundle("base", "1.0.0").header("Export-Package", "base").write(load("base.jar"));
        TestJar.bundle("paper.x", "1.0.0").header("Import-Package", "base").write(load("x.jar"));
        felix.look();
        felix.look();
        Path next = TestJar.bundle("base", "1.1.0").header("Export-Package", "base").write(folder.resolve("base-1.1.jar"));
        assertThatThrownBy(() -> felix.loader.deploy(next)).hasMessageContaining("base is used by paper.x");
        assertThat(felix.bundle("base").getVersion()).hasToString("1.0.0");
    }

    @Test
    void theCommandKeepsACopyAndUndeployBringsTheOriginalBack() throws Exception {
        Path original = greeting("1.0.0").write(folder.resolve("distribution.jar"));
        felix.context.installBundle("reference:" + original.toUri()).start();
        Path jar = greeting("2.0.0").write(folder.resolve("x-2.jar"));

        assertThat(felix.loader.deploy(jar)).isEqualTo(new Deployed("x-2.jar", "paper.x", "2.0.0", "active", ""));
        assertThat(load("x-2.jar")).hasSameBinaryContentAs(jar);
        assertThat(felix.greetings("paper.x")).containsExactly("2.0.0");
        felix.look();
        assertThat(felix.greetings("paper.x")).containsExactly("2.0.0");

        FakeJobs.FakeJob job = felix.jobs.start(felix.bundle("paper.x"));
        felix.loader.undeploy("x");
        assertThat(job.state()).isEqualTo(quire.api.job.Job.State.CANCELLED);
        assertThat(load("x-2.jar")).doesNotExist();
        assertThat(felix.greetings("paper.x")).containsExactly("1.0.0");
    }

    @Test
    void deletingAFileWaitsForItsJobs() throws Exception {
        Path jar = greeting("1.0.0").write(load("x.jar"));
        felix.look();
        FakeJobs.FakeJob job = felix.jobs.start(felix.bundle("paper.x"));
        Files.delete(jar);
        felix.look();
        assertThat(felix.greetings("paper.x")).containsExactly("1.0.0");
        assertThat(felix.loader.reasons("paper.x")).singleElement().asString().contains("retiring", "x.jar was deleted", "j0");
        job.end();
        felix.look();
        assertThat(felix.bundles("paper.x")).isEmpty();
    }

    @Test
    void withoutTheNewerFileTheOlderOneRunsAgain() throws Exception {
        greeting("1.0.0").write(load("a.jar"));
        felix.look();
        Path newer = greeting("2.0.0").write(load("b.jar"));
        felix.look();
        assertThat(felix.greetings("paper.x")).containsExactly("2.0.0");
        assertThat(felix.loader.list()).extracting(Deployed::state).containsExactly("replaced", "active");
        Files.delete(newer);
        felix.look();
        felix.look();
        assertThat(felix.greetings("paper.x")).containsExactly("1.0.0");
    }

    @Test
    void undeployNamesWhatThereIs() throws Exception {
        greeting("1.0.0").write(load("x.jar"));
        felix.look();
        assertThatThrownBy(() -> felix.loader.undeploy("y")).isInstanceOf(QuireException.class).hasMessageContaining("deployed are: x.jar");
    }
}
