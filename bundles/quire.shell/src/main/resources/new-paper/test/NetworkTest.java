package @package@;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import quire.api.QuireException;
import quire.api.dataset.Schema;
import quire.api.model.GraphSpec;
import quire.api.model.Model;
import quire.api.tensor.DType;

class NetworkTest {
    private static final Schema SCHEMA = new Schema(Map.of("features", 2L, "classes", 3L), List.of("a", "b", "c"), Map.of());

    @Test
    void equalScoresLoseTheLogarithmOfTheClasses() {
        GraphSpec train = Network.of(SCHEMA, new int[0], 0, DType.DOUBLE).graph(Model.TRAIN);
        train.parameters().forEach(p -> train.graph().associateArrayWithVariable(Nd4j.zeros(DataType.DOUBLE, p.shape()), p.name()));
        double loss = train.graph().outputSingle(Map.of("x", Nd4j.ones(DataType.DOUBLE, 3, 2), "label", Nd4j.eye(3).castTo(DataType.DOUBLE)),
                train.variable("loss")).getDouble(0);
        assertEquals(Math.log(3), loss, 1e-12);
    }

    @Test
    void hiddenLayersHaveTheWidthsAskedFor() {
        GraphSpec infer = Network.of(SCHEMA, new int[] {5, 4}, 0.5, DType.FLOAT).graph(Model.INFER);
        assertEquals(List.of(), infer.noises());
        assertArrayEquals(new long[] {5, 4}, infer.parameters().stream().filter(p -> p.name().equals("layer1/weight")).findFirst().orElseThrow().shape());
    }

    @Test
    void dataWithoutClassesIsRefused() {
        assertThrows(QuireException.class, () -> Network.of(new Schema(Map.of("features", 2L), List.of(), Map.of()), new int[0], 0, DType.FLOAT));
    }
}
