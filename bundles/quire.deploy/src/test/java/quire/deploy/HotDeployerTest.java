package quire.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import quire.deploy.api.Deployed;
import quire.deploy.testbundle.GreetingActivator;

class HotDeployerTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void watchesOnItsOwnThreadUntilItIsClosed() throws Exception {
        TestJar.bundle("paper.x", "1.0.0").activator(GreetingActivator.class).write(folder.resolve("load/x.jar"));
        Framework framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE, folder.resolve("framework").toString(), "quire.home", folder.toString(),
                Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE));
        framework.start();
        try {
            BundleContext context = framework.getBundleContext();
            HotDeployer deployer = new HotDeployer(context, new FakeJobs(), Felix.NO_COMPONENTS);
            deployer.settle();
            assertThat(deployer.list()).extracting(Deployed::state).containsExactly("active");
            assertThat(Thread.getAllStackTraces().keySet()).anyMatch(t -> t.getName().equals("quire-deploy"));
            Files.delete(folder.resolve("load/x.jar"));
            while (!deployer.list().isEmpty()) {
                Thread.sleep(50);
            }
            deployer.close();
            assertThat(Thread.getAllStackTraces().keySet()).noneMatch(t -> t.getName().equals("quire-deploy") && t.isAlive());
            assertThat(deployer.features()).isEmpty();
        } finally {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }
}
