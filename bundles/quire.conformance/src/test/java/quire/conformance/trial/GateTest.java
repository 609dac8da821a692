package quire.conformance.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GateTest {
    @Test
    void theThirdIsHeldUpUntilItIsOpened() throws InterruptedException {
        Gate gate = new Gate(2);
        gate.pass();
        gate.pass();
        assertThat(gate.reached(Duration.ZERO)).isFalse();
        Thread third = new Thread(gate::pass);
        third.start();
        assertThat(gate.reached(Duration.ofSeconds(10))).isTrue();
        assertThat(third.isAlive()).isTrue();
        gate.open();
        third.join();
        gate.pass();
        assertThat(third.isAlive()).isFalse();
    }
}
