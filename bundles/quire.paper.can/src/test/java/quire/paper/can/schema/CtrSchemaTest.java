package quire.paper.can.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import quire.api.QuireException;
import quire.api.dataset.Schema;

class CtrSchemaTest {
    private static final Field ITEM = new Field("item", "item", false);
    private static final Field HISTORY = new Field("history", "item", true);
    private static final Map<String, Integer> SIZES = Map.of("item", 5);

    @Test
    void survivesThePlatformsForm() {
        CtrSchema s = new CtrSchema(List.of(ITEM, HISTORY), SIZES, 4, List.of(new Pair("item", "history")), 9);
        assertThat(CtrSchema.of(s.toSchema(Map.of("dataset", "x")))).isEqualTo(s);
        CtrSchema flat = new CtrSchema(List.of(ITEM), SIZES, 0, List.of(), 0);
        assertThat(CtrSchema.of(flat.toSchema(Map.of()))).isEqualTo(flat);
    }

    @Test
    void refusesDuplicateAndReservedNames() {
        assertThatThrownBy(() -> new CtrSchema(List.of(ITEM, ITEM), SIZES, 1, List.of(), 0)).isInstanceOf(QuireException.class)
                .hasMessageContaining("field 'item' is declared twice");
        assertThatThrownBy(() -> new CtrSchema(List.of(new Field("mask", "item", false)), SIZES, 1, List.of(), 0))
                .hasMessageContaining("field 'mask' is declared twice or has a reserved name");
    }

    @Test
    void refusesPairsThatDoNotFit() {
        assertThatThrownBy(() -> new CtrSchema(List.of(ITEM, HISTORY), SIZES, 1, List.of(new Pair("history", "item")), 0))
                .hasMessageContaining("the induction side 'history' is a sequence");
        assertThatThrownBy(() -> new CtrSchema(List.of(ITEM, HISTORY), SIZES, 1, List.of(new Pair("item", "user")), 0))
                .hasMessageContaining("there is no field 'user', only [item, history]");
        Pair p = new Pair("item", "history");
        assertThatThrownBy(() -> new CtrSchema(List.of(ITEM, HISTORY), SIZES, 1, List.of(p, p), 0))
                .hasMessageContaining("pair item*history is declared twice");
        assertThatThrownBy(() -> CtrSchema.parsePairs("item-history")).hasMessageContaining("pair 'item-history' is not valid");
        assertThat(CtrSchema.parsePairs("a*b, c*d")).containsExactly(new Pair("a", "b"), new Pair("c", "d"));
    }

    @Test
    void refusesDataThatIsNotClicks() {
        assertThatThrownBy(() -> CtrSchema.of(new Schema(Map.of("joints", 22L), List.of(), Map.of())))
                .hasMessageContaining("does not declare click fields");
    }

    @Test
    void pairIdsAreExactWhileTheyFitAndStayWhenVocabulariesGrow() {
        Set<Integer> seen = new HashSet<>();
        for (int a = 0; a < 30; a++) {
            for (int b = 0; b < 20; b++) {
                assertThat(seen.add(PairIds.id(a, b, 1000))).isTrue();
            }
        }
        assertThat(seen).allMatch(i -> i >= 0 && i < PairIds.rows(30, 20, 1000));
        assertThat(PairIds.rows(30, 20, 1000)).isEqualTo(900);
        assertThat(PairIds.rows(60_000, 60_000, 1000)).isEqualTo(1000);
        assertThat(PairIds.id(59_999, 59_998, 1000)).isBetween(0, 999);
    }
}
