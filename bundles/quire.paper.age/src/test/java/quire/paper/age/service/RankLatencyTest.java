package quire.paper.age.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.tensor.DType;
import quire.compute.provider.ComputeProvider;
import quire.engine.nd4j.Nd4jEngine;
import quire.paper.age.data.VisitFields;
import quire.paper.age.model.ExplorableModel;
import quire.paper.age.model.GatingUnit;
import quire.paper.age.model.MlpFactory;

class RankLatencyTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void timesEveryRequestAndGivesItsLeaseBack(int callers) {
        ComputeProvider compute = new ComputeProvider(List.of(new Nd4jEngine()));
        var schema = VisitFields.schema(137, 60, 5, 0, 0);
        MlpFactory mlp = new MlpFactory();
        ExplorableModel model = new ExplorableModel(mlp.create(mlp.options().parse(Map.of("hidden", "8")), schema, DType.FLOAT), new GatingUnit(4), false);
        RankLatency work = new RankLatency(compute, model, schema, Map.of("policy", "age-ts"), 10, callers);
        assertThat(work.percentile(0.5)).isNaN();
        for (int i = 0; i < 30; i++) {
            work.run();
        }
        assertThat(compute.leases()).hasSize(1);
        assertThat(work.percentile(0.5)).isPositive().isLessThanOrEqualTo(work.percentile(0.99));
        work.close();
        assertThat(compute.leases()).isEmpty();
    }
}
