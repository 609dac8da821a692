package quire.paper.can.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quire.api.QuireException;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.paper.can.schema.CtrSchema;
import quire.paper.can.schema.Field;
import quire.paper.can.schema.Pair;

class BatchCheckTest {
    private static final CtrSchema SCHEMA = new CtrSchema(List.of(new Field("item", "item", false), new Field("history", "item", true)),
            Map.of("item", 5), 3, List.of(new Pair("item", "history")), 0);

    private static Map<String, Tensor> good() {
        Map<String, Tensor> t = new HashMap<>();
        t.put("item", Tensor.of(new int[] {1, 4}, 2));
        t.put("history", Tensor.of(new int[] {1, 2, 3, 0, 0, 0}, 2, 3));
        t.put("mask", Tensor.of(new float[] {1, 1, 0, 0, 0, 0}, 2, 3));
        t.put("label", Tensor.of(new float[] {0, 1}, 2, 1));
        return t;
    }

    private static void refuses(String name, Tensor bad, String message) {
        Map<String, Tensor> t = good();
        t.put(name, bad);
        assertThatThrownBy(() -> BatchCheck.check(SCHEMA, new Batch(2, t))).isInstanceOf(QuireException.class).hasMessageContaining(message);
    }

    @Test
    void acceptsAGoodBatch() {
        Batch b = new Batch(2, good());
        assertThat(BatchCheck.check(SCHEMA, b)).isSameAs(b);
    }

    @Test
    void refusesAnEmptyBatch() {
        assertThatThrownBy(() -> BatchCheck.check(SCHEMA, new Batch(0, good()))).hasMessageContaining("the batch is empty");
    }

    @Test
    void refusesLabels() {
        refuses("label", Tensor.of(new float[] {0, 2}, 2, 1), "label of row 1 is 2.0; labels are 0 or 1");
        refuses("label", Tensor.of(new float[] {Float.NaN, 1}, 2, 1), "label of row 0 is NaN");
        refuses("label", Tensor.of(new float[] {Float.POSITIVE_INFINITY, 1}, 2, 1), "label of row 0 is Infinity");
    }

    @Test
    void refusesIdsOutsideTheTable() {
        refuses("item", Tensor.of(new int[] {1, 5}, 2), "id 5 of 'item' is outside its table of 5 rows");
        refuses("history", Tensor.of(new int[] {1, -1, 3, 0, 0, 0}, 2, 3), "id -1 of 'history' is outside its table of 5 rows");
    }

    @Test
    void refusesHistoriesOfAnotherLength() {
        refuses("history", Tensor.of(new int[] {1, 2, 3, 0}, 2, 2), "tensor 'history' holds 4 ids where 6 were expected");
    }

    @Test
    void refusesMasks() {
        refuses("mask", Tensor.of(new float[] {1, 0.5f, 0, 0, 0, 0}, 2, 3), "mask of row 0 holds 0.5; masks hold 0 or 1");
        refuses("mask", Tensor.of(new float[] {1, Float.NaN, 0, 0, 0, 0}, 2, 3), "mask of row 0 holds NaN");
        refuses("mask", Tensor.of(new float[] {1, 1, 0, 0, 1, 0}, 2, 3), "mask of row 1 has a gap before entry 1");
    }

    @Test
    void refusesAMissingTensor() {
        Map<String, Tensor> t = good();
        t.remove("history");
        assertThatThrownBy(() -> BatchCheck.check(SCHEMA, new Batch(2, t))).hasMessageContaining("the batch has no tensor 'history'");
    }
}
