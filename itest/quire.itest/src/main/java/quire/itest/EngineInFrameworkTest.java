package quire.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.autodiff.samediff.SDVariable;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.service.ServiceExtension;
import quire.api.compute.ComputeService;
import quire.api.compute.Lease;
import quire.api.compute.LeaseRequest;
import quire.api.compute.Optimiser;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.nn.GraphBuilder;
import quire.nn.layer.Dense;

@ExtendWith(ServiceExtension.class)
class EngineInFrameworkTest {
    @InjectService(timeout = 10000)
    ComputeService compute;

    @Test
    void listsTheCpuAndItsEngines() {
        assertThat(compute.devices()).anyMatch(d -> d.id().equals("cpu") && d.usable());
        assertThat(compute.engines()).anyMatch(e -> e.id().equals("nd4j") && e.available());
    }

    @Test
    void trainsALineOnTheSharedBackEnd() {
        Model line = new Model() {
            @Override
            public GraphSpec graph(String name) {
                GraphBuilder g = new GraphBuilder(DType.FLOAT, name.equals(TRAIN));
                SDVariable y = g.output("y", Dense.linear(g, "line", g.input("x", -1, 1), 1, 1));
                g.output("loss", g.sd().math().square(y.sub(g.input("target", -1, 1))).mean());
                return g.build("loss");
            }
        };
        Batch batch = new Batch(4, Map.of("x", Tensor.of(new float[] {0, 1, 2, 3}, 4, 1), "target", Tensor.of(new float[] {1, 3, 5, 7}, 4, 1)));
        try (Lease lease = compute.lease(new LeaseRequest("test", "cpu", "nd4j", 0, 1));
                Session session = lease.open(line, SessionOptions.training(1, Optimiser.adam(0.1)))) {
            for (int i = 0; i < 300; i++) {
                session.step(session.prepare(Model.TRAIN, batch, i), List.of());
            }
            assertThat(session.run(batch, "y").get("y").toFloats()[3]).isCloseTo(7f, org.assertj.core.api.Assertions.within(0.05f));
            assertThat(compute.leases()).anyMatch(l -> l.owner().equals("test") && l.nativeBytes() > 0);
        }
        assertThat(compute.leases()).noneMatch(l -> l.owner().equals("test"));
    }
}
