package quire.core.run;

import java.util.Map;
import java.util.TreeMap;
import quire.api.compute.Session;
import quire.api.dataset.Dataset;
import quire.api.run.RunInfo;
import quire.api.run.RunSpec;

/** What {@code run.json} will say; changed by one thread while the run is open. */
public final class RunRecord {
    private final String id;
    private final RunSpec spec;
    private final String started;
    private final double secondsBefore;
    private final long opened = System.nanoTime();
    private String state = "running";
    private String engine;
    private String engineReason;
    private String device;
    private int threads;
    private quire.api.dataset.Schema schema;
    private String dataHash;
    private Map<String, Long> dataCounts = Map.of();
    private long parameters;
    private Map<String, String> bundles = Map.of();
    private Map<String, Double> metrics = Map.of();
    private String error;

    RunRecord(String id, RunSpec spec, String started) {
        this.id = id;
        this.spec = spec;
        this.started = started;
        this.secondsBefore = 0;
    }

    /** Goes on with an earlier record. */
    RunRecord(RunInfo i) {
        id = i.id();
        spec = i.spec();
        started = i.started();
        secondsBefore = i.seconds();
        engine = i.engine();
        engineReason = i.engineReason();
        device = i.device();
        threads = i.threads();
        schema = i.schema();
        dataHash = i.dataHash();
        dataCounts = i.dataCounts();
        parameters = i.parameters();
        bundles = i.bundles();
    }

    RunInfo info() {
        return new RunInfo(id, state, spec, engine, engineReason, device, threads, schema, dataHash, dataCounts, parameters, bundles,
                started, seconds(), metrics, error);
    }

    double seconds() {
        return secondsBefore + (System.nanoTime() - opened) / 1e9;
    }

    void session(Session s) {
        engine = s.engine();
        engineReason = s.engineReason();
        parameters = s.parameterCount();
    }

    /** Notes where it runs, and with which bundles. */
    public void place(String where, int cpuThreads, Map<String, String> bundleVersions) {
        device = where;
        threads = cpuThreads;
        bundles = new TreeMap<>(bundleVersions);
    }

    /** Notes what was read. */
    public void data(Dataset d) {
        schema = d.schema();
        dataHash = d.fingerprint();
        dataCounts = new TreeMap<>(d.counts());
    }

    void end(String finalState, Map<String, Double> finalMetrics, String finalError) {
        state = finalState;
        metrics = finalMetrics;
        error = finalError;
    }
}
