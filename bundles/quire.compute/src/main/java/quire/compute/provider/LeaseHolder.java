package quire.compute.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import quire.api.QuireException;
import quire.api.compute.ComputeService.LeaseInfo;
import quire.api.compute.Device;
import quire.api.compute.Lease;
import quire.api.compute.LeaseRequest;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.engine.Engine;
import quire.api.engine.Program;
import quire.api.engine.ProgramSpec;
import quire.api.model.GraphSpec;
import quire.api.model.Model;

/** A lease and the sessions opened under it. */
final class LeaseHolder implements Lease {
    private final LeaseRequest request;
    private final Device device;
    private final long budget;
    private final int threads;
    private final Supplier<List<Engine>> engines;
    private final Consumer<LeaseHolder> onClose;
    private final List<EngineSession> sessions = new CopyOnWriteArrayList<>();
    private volatile String engine = "none yet";
    private volatile boolean closed;

    LeaseHolder(LeaseRequest request, Device device, long budget, int threads, Supplier<List<Engine>> engines, Consumer<LeaseHolder> onClose) {
        this.request = request;
        this.device = device;
        this.budget = budget;
        this.threads = threads;
        this.engines = engines;
        this.onClose = onClose;
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public Session open(Model model, SessionOptions options) {
        if (closed) {
            throw new QuireException("the lease of " + request.owner() + " has been closed; start the job again");
        }
        Map<String, GraphSpec> graphs = new LinkedHashMap<>();
        model.graphs().stream().sorted().forEach(name -> graphs.put(name, model.graph(name)));
        checkSize(graphs, options);
        EngineChoice choice = EngineChooser.choose(engines.get(), request.engine(), device, graphs.values());
        engine = choice.engine().id();
        Program program = choice.engine().open(new ProgramSpec(graphs, options.optimisers(), device, threads));
        EngineSession session = new EngineSession(this, choice, graphs, options.optimisers(), options.seed(), program);
        sessions.add(session);
        if (closed) {
            session.close();
            throw new QuireException("the lease of " + request.owner() + " has been closed; start the job again");
        }
        try {
            checkBudget();
        } catch (QuireException e) {
            session.close();
            throw e;
        }
        return session;
    }

    /** Refuses tables that cannot fit before they are made. */
    private void checkSize(Map<String, GraphSpec> graphs, SessionOptions options) {
        long bytes = 0;
        int copies = options.optimisers().isEmpty() ? 1 : 3;
        java.util.Set<String> seen = new java.util.HashSet<>();
        for (GraphSpec g : graphs.values()) {
            for (var t : g.tables()) {
                if (seen.add(t.name())) {
                    bytes += (long) t.rows() * t.width() * t.dtype().bytes() * copies;
                }
            }
        }
        if (bytes > budget) {
            throw new QuireException("the model's tables need " + (bytes >> 20) + " MB, the lease allows " + (budget >> 20)
                    + " MB; use a smaller vocabulary or raise the budget (--memory)");
        }
    }

    /** @throws QuireException when the sessions hold more than the budget; other leases are not touched */
    void checkBudget() {
        long held = nativeBytes();
        if (held > budget) {
            throw new QuireException(request.owner() + " holds " + (held >> 20) + " MB of native memory, its budget is " + (budget >> 20)
                    + " MB; use smaller batches or raise the budget (--memory)");
        }
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public long nativeBytes() {
        return sessions.stream().mapToLong(EngineSession::nativeBytes).sum();
    }

    LeaseInfo info() {
        return new LeaseInfo(request.owner(), device.id(), engine, nativeBytes(), budget, sessions.size());
    }

    void closed(EngineSession session) {
        sessions.remove(session);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            sessions.forEach(EngineSession::close);
            onClose.accept(this);
        }
    }
}
