package quire.paper.age.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quire.api.QuireException;
import quire.api.tensor.DType;
import quire.ctr.ClickModel;
import quire.paper.age.data.VisitFields;

/** Click models that cannot be explored on, and options that mean nothing. */
class ModelRejectTest {
    private final AgeModelFactory models = new AgeModelFactory(
            List.of(Map.entry(Map.<String, Object>of("quire.paper", "age", "quire.id", "mlp"), new MlpFactory())));

    private static ClickModel host(int width, int... columns) {
        return (ClickModel) Proxy.newProxyInstance(ClickModel.class.getClassLoader(), new Class<?>[] {ClickModel.class}, (proxy, method, arguments) ->
                switch (method.getName()) {
                    case "width" -> width;
                    case "itemColumns" -> columns;
                    case "dtype" -> DType.FLOAT;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void itemSlicesOutsideTheEmbedding() {
        assertThatThrownBy(() -> new ExplorableModel(host(4, 3, 4), new GatingUnit(2), false)).isInstanceOf(QuireException.class)
                .hasMessage("the click model says its item is in the columns [3, 4] of an embedding of width 4; they must rise and lie in 0 to 3");
        assertThatThrownBy(() -> new ExplorableModel(host(4, -1), new GatingUnit(2), false)).isInstanceOf(QuireException.class).hasMessageContaining("[-1]");
        assertThatThrownBy(() -> new ExplorableModel(host(4, 2, 1), new GatingUnit(2), false)).isInstanceOf(QuireException.class).hasMessageContaining("rise");
        assertThatThrownBy(() -> new ExplorableModel(host(4), new GatingUnit(2), false)).isInstanceOf(QuireException.class)
                .hasMessageContaining("names no columns of its item");
        assertThat(new ExplorableModel(host(4, 3), new GatingUnit(2), false).host().itemColumns()).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource({"host,can/none,there is no click model 'can/none' to explore on", "host_set,hidden,host_set holds 'hidden'; give name=value pairs",
        "host_set,nothing=1,nothing"})
    void options(String name, String value, String message) {
        assertThatThrownBy(() -> models.create(models.options().parse(Map.of(name, value)), VisitFields.schema(1, 5, 0, 0, 0), DType.FLOAT))
                .isInstanceOf(QuireException.class).hasMessageContaining(message);
    }
}
