package quire.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import quire.api.job.Job;
import quire.api.run.RunInfo;
import quire.api.work.Workbench;
import quire.deploy.api.Deployer;

@ExtendWith({ServiceExtension.class, BundleContextExtension.class})
class HotDeployReplacesPaperTest {
    @InjectService(timeout = 20000)
    Workbench workbench;
    @InjectService(timeout = 20000)
    Deployer deployer;
    @InjectBundleContext
    BundleContext context;
    @TempDir
    Path temporary;

    @Test
    void aRunningJobEndsOnTheOldVersionAndNewWorkRunsOnTheNewOne() throws Exception {
        replaceWhileTraining("nd4j", 9, 400);
    }

    @Test
    void theSameOnLibTorch() throws Exception {
        replaceWhileTraining("libtorch", 10, 3000);
    }

    private void replaceWhileTraining(String engine, int major, int updates) throws Exception {
        Bundle old = Papers.installed(context)[0];
        Job<RunInfo> running = workbench.train(Papers.small(updates, engine));
        await(() -> running.progress() != null && running.progress().done() > 2);

        Path jar = Papers.withVersion(old, major + ".0.0", temporary.resolve("can-new.jar"));
        Path load = Path.of(context.getProperty("quire.home"), "load");
        Files.createDirectories(load);
        Files.move(jar, load.resolve("can-new-" + major + ".jar"), StandardCopyOption.ATOMIC_MOVE);
        await(() -> java.util.Arrays.stream(Papers.installed(context)).anyMatch(b -> b.getVersion().getMajor() == major && b.getState() == Bundle.ACTIVE));

        assertThat(running.state()).as("the job goes on").isEqualTo(Job.State.RUNNING);
        RunInfo second = workbench.train(Papers.small(5, engine)).await();
        assertThat(second.bundles()).containsEntry(Papers.CAN, major + ".0.0");

        RunInfo first = running.await();
        assertThat(first.state()).isEqualTo("done");
        assertThat(first.bundles()).containsEntry(Papers.CAN, old.getVersion().toString());
        await(() -> old.getState() == Bundle.UNINSTALLED);
        assertThat(Papers.installed(context)).extracting(b -> b.getVersion().getMajor()).containsExactly(major);
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited too long").isBefore(limit);
            Thread.sleep(50);
        }
    }
}
