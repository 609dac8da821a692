package quire.paper.can.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import quire.api.QuireException;

class LiteralTest {
    private static final Set<String> WANTED = Set.of("asin", "categories", "t", "ok");

    @Test
    void readsPythonAndJson() {
        assertThat(Literal.read("f:1", "{'asin': '0001', 'salesRank': {'Books': 12}, 'related': {'also_bought': ['x', \"it's\"]}, "
                + "'categories': [['Books', u'Sci\\'Fi']], 'price': 3.5, 'ok': True, 'none': None}", WANTED))
                .containsEntry("asin", "0001").containsEntry("categories", List.of(List.of("Books", "Sci'Fi"))).containsEntry("ok", true)
                .hasSize(3);
        assertThat(Literal.read("f:1", "{\"asin\": \"\\u00e9\\\"\", \"t\": 1e3, \"ok\": false, \"helpful\": [0, 0], \"x\": null}", WANTED))
                .containsEntry("asin", "\u00e9\"").containsEntry("t", 1000.0).containsEntry("ok", false);
        assertThat(Literal.read("f:1", "{'asin': 'tab\\x09\\q'}", WANTED)).containsEntry("asin", "tab\t\\q");
        assertThat(Literal.read("f:1", "{}", WANTED)).isEmpty();
    }

    @Test
    void refusesWhatIsBrokenWithItsPlace() {
        for (String bad : List.of("{'asin': 'a'", "{'asin' 'a'}", "['a']", "{'asin': a}", "{'asin': 'a'} x", "{'asin': 'a' 'b': 1}",
                "{'asin': '\\u00'}", "")) {
            assertThatThrownBy(() -> Literal.read("f.json:7", bad, WANTED)).as(bad).isInstanceOf(QuireException.class)
                    .hasMessageStartingWith("f.json:7:");
        }
        assertThatThrownBy(() -> Literal.read("f:1", "{'a': " + "[".repeat(100_000), WANTED)).hasMessageContaining("nested more than 64 deep");
    }
}
