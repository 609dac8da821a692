package quire.paper.can;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import quire.api.compute.Lease;
import quire.api.compute.Session;
import quire.api.compute.SessionOptions;
import quire.api.model.Model;
import quire.api.paper.Benchmark;
import quire.testkit.Engines;

class CanBenchmarkTest {
    @Test
    void canRunsAtTheStatedSize() {
        Benchmark.GraphCase c = (Benchmark.GraphCase) new CanBenchmark().cases().get(0);
        assertThat(c.batch().rows()).isEqualTo(128);
        assertThat(c.batch().get("history").shape()).containsExactly(128, 50);
        try (Lease lease = Engines.chosen(); Session s = lease.open(c.model(), SessionOptions.training(1, c.optimiser()))) {
            assertThat(s.step(s.prepare(Model.TRAIN, c.batch(), 0), List.of()).get("loss").scalar()).isBetween(0.6, 0.8);
            // plain 201,002 x 18 + categories, induction 160 and feed 16 for 101,002 ids, top network of 162 inputs
            long tables = (100_001L + 100_001 + 1_001) * 18 + (100_001L + 1_001) * (160 + 16);
            long top = 2 * 162 + 162 * 200 + 200 + 200 + 200 * 80 + 80 + 80 + 80 + 1;
            assertThat(s.parameterCount()).isEqualTo(tables + top);
        }
    }
}
