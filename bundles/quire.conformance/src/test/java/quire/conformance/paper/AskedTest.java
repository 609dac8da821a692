package quire.conformance.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.QuireException;
import quire.api.option.Options;

class AskedTest {
    private final Map<String, Options> parts = new LinkedHashMap<>(Map.of("model", Options.none().integer("width", 8, 1, 64, "w").integer("seed", 1, 0, 9, "s"),
            "dataset", Options.none().integer("train", 8, 1, 64, "n").integer("seed", 1, 0, 9, "s")));

    @Test
    void optionsGoToWhoTakesThem() {
        assertThat(Asked.split(Map.of("width", "4", "seed", "2", "dataset.train", "9"), parts)).isEqualTo(
                Map.of("model", Map.of("width", "4", "seed", "2"), "dataset", Map.of("train", "9", "seed", "2")));
    }

    @Test
    void anOptionNobodyTakesIsRefused() {
        assertThatThrownBy(() -> Asked.split(Map.of("nothing", "1"), parts)).isInstanceOf(QuireException.class).hasMessageContaining("'nothing'");
    }

    @Test
    void aListOfOptionsReadsValuesAsTheSetItCameFrom() {
        Options set = Options.none().integer("i", 3, 1, 5, "i").number("n", 0.5, 0, 1, "n").flag("f", true, "f").word("w", "a", "w", "a", "b").layers("l", "4-2", "l");
        Options again = OptionList.options(set.all());
        assertThat(again.all()).isEqualTo(set.all());
        assertThatThrownBy(() -> again.parse(Map.of("i", "6"))).isInstanceOf(QuireException.class);
    }
}
