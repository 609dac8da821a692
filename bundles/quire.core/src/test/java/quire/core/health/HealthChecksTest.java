package quire.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import quire.api.compute.ComputeService;
import quire.api.compute.ComputeService.LeaseInfo;
import quire.api.compute.Device;
import quire.api.job.Job;
import quire.api.work.HealthCheck.Result;
import quire.api.work.HealthCheck.Status;
import quire.core.fake.FakeFramework;
import quire.core.job.JobManagerProvider;
import quire.core.run.Runs;

class HealthChecksTest {
    @TempDir
    Path home;
    private final List<Device> devices = new ArrayList<>(List.of(new Device("cpu", "cpu", "x", 1, 1, true, "")));
    private final List<LeaseInfo> leases = new ArrayList<>();

    private static <T> T answering(Class<T> type, Map<String, ?> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (p, method, arguments) -> answers.get(method.getName())));
    }

    private ComputeService compute() {
        return answering(ComputeService.class, Map.of("devices", devices, "leases", leases));
    }

    @Test
    void storeThatCannotBeWritten() throws Exception {
        assertThat(new StoreCheck(answering(Runs.class, Map.of("home", home))).check().status()).isNotEqualTo(Status.CRITICAL);
        Path file = Files.writeString(home.resolve("file"), "");
        Result r = new StoreCheck(answering(Runs.class, Map.of("home", file))).check();
        assertThat(r.status()).isEqualTo(Status.CRITICAL);
        assertThat(r.message()).contains(file.toString(), "cannot be written").doesNotContain("\n");
    }

    @Test
    void memoryNearItsBudget() {
        leases.add(new LeaseInfo("a", "cpu", "x", 90L << 20, 100L << 20, 1));
        assertThat(new MemoryCheck(compute()).check().status()).isEqualTo(Status.OK);
        leases.add(new LeaseInfo("b", "cpu", "x", 91L << 20, 100L << 20, 1));
        assertThat(new MemoryCheck(compute()).check().message()).startsWith("b holds 91 of 100 MiB;");
        assertThat(new MemoryCheck(compute()).check().status()).isEqualTo(Status.WARN);
    }

    @Test
    void deviceLost() {
        leases.add(new LeaseInfo("a", "cuda:0", "x", 0, 1, 1));
        devices.add(new Device("cuda:0", "cuda", "x", 1, 1, true, ""));
        assertThat(new DeviceCheck(compute()).check().status()).isEqualTo(Status.OK);
        devices.remove(1);
        assertThat(new DeviceCheck(compute()).check().message()).startsWith("lost while in use: cuda:0 of a;");
        devices.clear();
        assertThat(new DeviceCheck(compute()).check().status()).isEqualTo(Status.CRITICAL);
    }

    @Test
    void lossNotFinite() throws Exception {
        FakeFramework framework = new FakeFramework();
        JobManagerProvider jobs = new JobManagerProvider(framework.context, 2, 1, Duration.ofSeconds(20));
        CountDownLatch reported = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        assertThat(new LossCheck(jobs).check().status()).isEqualTo(Status.OK);
        Job<?> job = jobs.submit("training", "cpu", framework.bundle("quire.paper.x", "1.0.0"), c -> {
            c.progress("epoch", 1, 2, "step", Map.of("loss", Double.NaN));
            reported.countDown();
            go.await();
            return null;
        });
        reported.await();
        Result r = new LossCheck(jobs).check();
        assertThat(r.status()).isEqualTo(Status.CRITICAL);
        assertThat(r.message()).contains(job.id(), "loss is NaN");
        go.countDown();
        job.await();
        assertThat(new LossCheck(jobs).check().status()).isEqualTo(Status.OK);
    }

    @Test
    void paperUnsatisfied() {
        Bundle paper = answering(Bundle.class, Map.of("getSymbolicName", "quire.paper.x", "getState", Bundle.ACTIVE));
        var context = answering(org.osgi.framework.BundleContext.class, Map.of("getBundles", new Bundle[] {paper}));
        ComponentDescriptionDTO component = new ComponentDescriptionDTO();
        component.name = "x.Model";
        component.serviceInterfaces = new String[0];
        ComponentConfigurationDTO configuration = new ComponentConfigurationDTO();
        var runtime = answering(ServiceComponentRuntime.class, Map.of("getComponentDescriptionDTOs", List.of(component),
                "getComponentConfigurationDTOs", List.of(configuration)));
        configuration.state = ComponentConfigurationDTO.SATISFIED;
        assertThat(new PapersCheck(context, runtime).check()).isEqualTo(new Result(Status.OK, "1 papers, all satisfied"));
        configuration.state = ComponentConfigurationDTO.UNSATISFIED_REFERENCE;
        assertThat(new PapersCheck(context, runtime).check().status()).isEqualTo(Status.CRITICAL);
        Bundle stopped = answering(Bundle.class, Map.of("getSymbolicName", "quire.paper.y", "getState", Bundle.RESOLVED));
        var other = answering(org.osgi.framework.BundleContext.class, Map.of("getBundles", new Bundle[] {stopped}));
        assertThat(new PapersCheck(other, runtime).check().message()).startsWith("quire.paper.y is not active;");
    }
}
