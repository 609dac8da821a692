package quire.conformance.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ops.impl.controlflow.compat.StopGradient;
import quire.api.model.Init;
import quire.api.model.NoiseSpec;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;

class FlowTest {
    @Test
    void whatLiesBehindAStopIsFoundAndNothingElse() {
        GraphBuilder g = new GraphBuilder(DType.DOUBLE, true);
        SDVariable behind = g.parameter("behind", Init.ones(), 2).mul(g.parameter("deeper", Init.ones(), 2));
        SDVariable stopped = new StopGradient(g.sd(), behind).outputVariable();
        g.output("loss", stopped.mul(g.parameter("before", Init.ones(), 2)).sum());
        assertThat(new Flow(g.build("loss")).stopped()).contains("behind", "deeper").doesNotContain("before");
    }

    @Test
    void outputsThatNoiseFlowsInto() {
        GraphBuilder g = new GraphBuilder(DType.DOUBLE, false);
        SDVariable x = g.input("x", -1, 2);
        g.output("still", x.mul(2));
        g.output("drawn", x.add(g.noise("draw", NoiseSpec.Kind.NORMAL, 0, -1, 2)).mul(3));
        assertThat(new Flow(g.build(null)).drawn()).containsExactly("drawn");
    }

    @Test
    void withoutNoiseOrStopNothing() {
        GraphBuilder g = new GraphBuilder(DType.DOUBLE, false);
        g.output("still", g.input("x", -1, 2).mul(g.parameter("w", Init.ones(), 2)));
        Flow flow = new Flow(g.build(null));
        assertThat(flow.drawn()).isEmpty();
        assertThat(flow.stopped()).isEmpty();
    }
}
