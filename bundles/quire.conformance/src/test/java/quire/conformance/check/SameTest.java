package quire.conformance.check;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.tensor.Tensor;

class SameTest {
    @Test
    void theLastBitCounts() {
        Map<String, Tensor> a = Map.of("w", Tensor.of(new float[] {1, 2}, 2));
        assertThatCode(() -> Same.values(a, Map.of("w", a.get("w").copy()))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Same.values(a, Map.of("w", Tensor.of(new float[] {1, Math.nextUp(2f)}, 2)))).isInstanceOf(Broken.class).hasMessageContaining("'w' differs");
        assertThatThrownBy(() -> Same.values(a, Map.of("w", Tensor.of(new float[] {1, 2}, 1, 2)))).isInstanceOf(Broken.class);
        assertThatThrownBy(() -> Same.values(a, Map.of("v", a.get("w")))).isInstanceOf(Broken.class).hasMessageContaining("[w]");
    }

    @Test
    void metricsThatAreNotDefinedAreEqualAndMissingOnesAreNot() {
        assertThatCode(() -> Same.metrics(Map.of("auc", Double.NaN), Map.of("auc", Double.NaN))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Same.metrics(Map.of("auc", 0.5), Map.of())).isInstanceOf(Broken.class).hasMessageContaining("auc");
        assertThatThrownBy(() -> Same.metrics(Map.of("auc", 0.5), Map.of("auc", 0.6))).isInstanceOf(Broken.class).hasMessageContaining("0.6");
    }
}
