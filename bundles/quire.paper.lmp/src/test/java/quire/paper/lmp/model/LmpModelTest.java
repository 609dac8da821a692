package quire.paper.lmp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quire.api.QuireException;
import quire.api.dataset.Schema;
import quire.api.tensor.DType;

class LmpModelTest {
    private static final Schema SCHEMA = new Schema(Map.of("width", 64L, "height", 64L, "classes", 2L, "interval", 2L), List.of("cat", "dog"), Map.of());

    private static LmpModel model(Map<String, String> options) {
        LmpFactory f = new LmpFactory();
        return f.create(f.options().parse(options), SCHEMA, DType.FLOAT);
    }

    @ParameterizedTest
    @CsvSource({"lsts, true, true", "lsts, false, false", "flow, true, true", "reuse, true, false", "cheap, true, false"})
    void keyFramesCostMoreWhereTheyTakeTheMemoryUp(String mode, String srfu, boolean more) {
        Map<String, Double> costs = model(Map.of("mode", mode, "srfu", srfu)).costs();
        if (more) {
            assertThat(costs.get("mmacs_key")).isGreaterThan(costs.get("mmacs"));
        } else {
            assertThat(costs.get("mmacs_key")).isEqualTo(costs.get("mmacs"));
        }
        assertThat(costs.get("mmacs_nonkey")).isLessThan(costs.get("mmacs"));
    }

    @Test
    void everyFrameCostsTheSameWithoutKeys() {
        Map<String, Double> costs = model(Map.of("mode", "per_frame")).costs();
        assertThat(costs.get("mmacs_key")).isEqualTo(costs.get("mmacs"));
        assertThat(costs.get("mmacs_nonkey")).isEqualTo(costs.get("mmacs"));
    }

    @Test
    void refusesAGridThatIsNoSquare() {
        assertThatThrownBy(() -> model(Map.of("init", "uniform", "offsets", "16"))).isInstanceOf(QuireException.class)
                .hasMessageContaining("offsets=16 form no grid around 0; give 9, 25, 49, 81");
    }
}
