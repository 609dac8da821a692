package quire.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import quire.api.compute.ComputeService;
import quire.api.run.RunInfo;
import quire.api.work.Workbench;
import quire.nd4j.Nd4jRuntime;

@ExtendWith({ServiceExtension.class, BundleContextExtension.class})
class PaperCyclesLeaveNothingBehindTest {
    private static final int CYCLES = 50;
    @InjectService(timeout = 20000)
    Workbench workbench;
    @InjectService(timeout = 20000)
    ComputeService compute;
    @InjectBundleContext
    BundleContext context;
    @TempDir
    Path temporary;

    @Test
    void fiftyUpdatesWithATrainingEachKeepLoadersAndNativeBytesFlat() throws Exception {
        Bundle can = Papers.installed(context)[0];
        Path jar = Papers.withVersion(can, "8.0.0", temporary.resolve("can-cycle.jar"));
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        long settled = 0;
        for (int i = 0; i < CYCLES; i++) {
            can.stop();
            can.start();
            can.update(java.nio.file.Files.newInputStream(jar));
            RunInfo run = workbench.train(Papers.small(3, "nd4j")).await();
            assertThat(run.state()).isEqualTo("done");
            loaders.add(new WeakReference<>(can.adapt(BundleWiring.class).getClassLoader()));
            if (i == 9) {
                System.gc();
                settled = Nd4jRuntime.nativeBytes();
            }
        }
        assertThat(compute.leases()).isEmpty();
        for (int i = 0; i < 20 && alive(loaders) > 2; i++) {
            System.gc();
            Thread.sleep(100);
        }
        assertThat(alive(loaders)).as("class loaders still reachable of %d", CYCLES).isLessThanOrEqualTo(2);
        assertThat(Nd4jRuntime.nativeBytes() - settled).as("growth of native bytes").isLessThan(4L << 20);
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(r -> r.get() != null).count();
    }
}
