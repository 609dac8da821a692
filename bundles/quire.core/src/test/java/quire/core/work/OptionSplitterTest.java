package quire.core.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.QuireException;
import quire.api.option.Options;

class OptionSplitterTest {
    private final Map<String, Options> parts = new LinkedHashMap<>();

    OptionSplitterTest() {
        parts.put("model", Options.none().integer("width", 1, 1, 9, "w").number("rate", 1, 0, 1, "r"));
        parts.put("dataset", Options.none());
        parts.put("trainer", Options.none().number("rate", 1, 0, 1, "r").integer("epochs", 1, 1, 9, "e"));
    }

    @Test
    void namesGoWhereTheyBelong() {
        var out = OptionSplitter.split(Map.of("width", "2", "trainer.rate", "0.5", "epochs", "3", "model.rate", "0.1"), parts);
        assertThat(out.get("model")).isEqualTo(Map.of("width", "2", "rate", "0.1"));
        assertThat(out.get("dataset")).isEmpty();
        assertThat(out.get("trainer")).isEqualTo(Map.of("rate", "0.5", "epochs", "3"));
    }

    @Test
    void ambiguousUnknownAndDoubleNamesAreRefused() {
        assertThatThrownBy(() -> OptionSplitter.split(Map.of("rate", "1"), parts)).isInstanceOf(QuireException.class)
                .hasMessageContaining("model.rate or trainer.rate");
        assertThatThrownBy(() -> OptionSplitter.split(Map.of("depth", "1"), parts)).isInstanceOf(QuireException.class)
                .hasMessageContaining("unknown option 'depth'").hasMessageContaining("model takes width, rate; dataset takes none; trainer takes rate, epochs");
        assertThatThrownBy(() -> OptionSplitter.split(Map.of("model.epochs", "1"), parts)).isInstanceOf(QuireException.class);
        assertThatThrownBy(() -> OptionSplitter.split(Map.of("width", "1", "model.width", "2"), parts)).isInstanceOf(QuireException.class)
                .hasMessageContaining("twice");
    }
}
