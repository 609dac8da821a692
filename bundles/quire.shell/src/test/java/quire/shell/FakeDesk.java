package quire.shell;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.api.compute.ComputeService;
import quire.api.job.JobManager;
import quire.api.run.RunInfo;
import quire.api.run.RunSpec;
import quire.api.run.RunStore;
import quire.api.work.Catalogue;
import quire.api.work.Conformance;
import quire.api.work.TrainRequest;
import quire.api.work.HealthCheck;
import quire.api.work.Workbench;
import quire.deploy.api.Deployer;
import quire.shell.command.Desk;
import quire.shell.command.Peer;

/** Services that answer what a test lays down: by method name, a value or a function of the arguments. */
final class FakeDesk implements Desk {
    /** What a method answers. */
    @FunctionalInterface
    interface Answer {
        Object of(Object... arguments) throws Throwable;
    }

    final Path home;
    final Map<String, Answer> answers = new LinkedHashMap<>();
    final List<TrainRequest> trained = new ArrayList<>();
    final List<HealthCheck> health = new ArrayList<>();
    final List<Peer> peers = new ArrayList<>();

    FakeDesk(Path home) {
        this.home = home;
        on("decision", a -> "cpu: no NVIDIA driver");
    }

    FakeDesk on(String method, Answer answer) {
        answers.put(method, answer);
        return this;
    }

    static RunInfo run(String id, String model, Map<String, String> options, Map<String, Double> metrics) {
        return new RunInfo(id, "done", new RunSpec("x", model, "clicks", null, "supervised", options, Map.of("history", "20"),
                Map.of("epochs", "2"), 7, "auto", "auto", null), "nd4j", "only one", "cpu", 2, null, "abc", Map.of("rows", 100L), 1234,
                Map.of("quire.paper.x", "1.0.0"), "2026-01-02T03:04:05Z", 12.5, metrics, null);
    }

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            Answer answer = answers.get(method.getName());
            if (answer == null) {
                throw new QuireException("no answer laid down for " + method.getName());
            }
            return answer.of(arguments == null ? new Object[0] : arguments);
        }));
    }

    @Override
    public Catalogue catalogue() {
        return fake(Catalogue.class);
    }

    @Override
    public Workbench workbench() {
        return fake(Workbench.class);
    }

    @Override
    public Conformance conformance() {
        return fake(Conformance.class);
    }

    @Override
    public JobManager jobs() {
        return fake(JobManager.class);
    }

    @Override
    public RunStore runs() {
        return fake(RunStore.class);
    }

    @Override
    public ComputeService compute() {
        return fake(ComputeService.class);
    }

    @Override
    public Deployer deployer() {
        return fake(Deployer.class);
    }

    @Override
    public List<HealthCheck> health() {
        return health;
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public List<Peer> peers() {
        return peers;
    }

    @Override
    public boolean oneShot() {
        return false;
    }
}
