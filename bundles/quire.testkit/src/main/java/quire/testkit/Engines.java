package quire.testkit;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import quire.api.compute.Lease;
import quire.api.compute.LeaseRequest;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.engine.Engine;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.compute.provider.ComputeProvider;
import quire.engine.nd4j.Nd4jEngine;

/** Sessions without a framework, for unit tests of graphs. */
public final class Engines {
    private Engines() {
    }

    /** A lease on the engine that the system property {@code quire.test.engine} names: {@code libtorch}, or else ND4J. */
    public static Lease chosen() {
        return "libtorch".equals(System.getProperty("quire.test.engine")) ? lease(IsolatedLibTorch.engine()) : nd4j();
    }

    /** A lease on the ND4J engine; closing it closes its sessions. */
    public static Lease nd4j() {
        return lease(new Nd4jEngine());
    }

    /** A lease on any engine. */
    public static Lease lease(Engine engine) {
        return new ComputeProvider(List.of(engine)).lease(LeaseRequest.of("test"));
    }

    /** A session on ND4J that closes its lease with itself only at the end of the process; for short tests. */
    public static Session open(Model model, SessionOptions options) {
        return nd4j().open(model, options);
    }

    /** A model of the given graphs. */
    public static Model model(Map<String, Function<String, GraphSpec>> graphs) {
        return new Model() {
            @Override
            public java.util.Set<String> graphs() {
                return graphs.keySet();
            }

            @Override
            public GraphSpec graph(String name) {
                return graphs.get(name).apply(name);
            }
        };
    }
}
