package quire.conformance.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

class ConvertedTest {
    @ParameterizedTest
    @EnumSource(DType.class)
    void numbersStayInEveryType(DType type) {
        Tensor t = Converted.to(type, Tensor.of(new double[] {1, -2, 300}, 3, 1));
        assertThat(t.dtype()).isEqualTo(type);
        assertThat(t.shape()).containsExactly(3, 1);
        assertThat(t.toDoubles()).containsExactly(1, -2, 300);
    }
}
