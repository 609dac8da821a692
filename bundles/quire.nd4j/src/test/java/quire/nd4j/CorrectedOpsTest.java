package quire.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CorrectedOpsTest {

    @BeforeAll
    static void start() {
        Nd4jRuntime.start();
    }

    @Test
    void gatherSumsTheGradientsOfRepeatedRows() {
        SameDiff sd = SameDiff.create();
        SDVariable table = sd.var("table", Gradients.random(1, 5, 3));
        SDVariable ids = sd.constant("ids", Nd4j.createFromArray(4, 1, 4, 4, 0));
        Gradients.loss(sd, CorrectedOps.gather(sd, "rows", table, ids), 5, 3);
        Gradients.check(sd, Map.of());
        assertThat(sd.hasVariable("rows")).isTrue();
    }

    @Test
    void gatherTakesIndicesOfAnyRank() {
        SameDiff sd = SameDiff.create();
        SDVariable table = sd.var("table", Gradients.random(2, 4, 3));
        SDVariable ids = sd.placeHolder("ids", DataType.LONG, -1, 2);
        Gradients.loss(sd, CorrectedOps.gather(sd, null, table, ids), 3, 2, 3);
        Gradients.check(sd, Map.of("ids", Nd4j.createFromArray(new long[][] {{0, 3}, {3, 3}, {1, 0}})));
    }

    @Test
    void gatherTakesTablesOfAnyRank() {
        SameDiff vector = SameDiff.create();
        SDVariable ids = vector.constant("ids", Nd4j.createFromArray(2, 2, 0));
        Gradients.loss(vector, CorrectedOps.gather(vector, null, vector.var("table", Gradients.random(3, 4)), ids), 3);
        Gradients.check(vector, Map.of());

        SameDiff cube = SameDiff.create();
        ids = cube.constant("ids", Nd4j.createFromArray(new int[][] {{2, 2}, {0, 1}}));
        Gradients.loss(cube, CorrectedOps.gather(cube, null, cube.var("table", Gradients.random(3, 4, 2, 3)), ids), 2, 2, 2, 3);
        Gradients.check(cube, Map.of());
    }

    @Test
    void gatherTakesAnActivationAsTable() {
        SameDiff sd = SameDiff.create();
        SDVariable table = sd.math.tanh(sd.var("w", Gradients.random(4, 5, 2)).mmul(sd.var("v", Gradients.random(5, 2, 3))));
        SDVariable ids = sd.constant("ids", Nd4j.createFromArray(4, 0, 4));
        Gradients.loss(sd, CorrectedOps.gather(sd, null, table, ids), 3, 3);
        Gradients.check(sd, Map.of());
    }

    @Test
    void gatherGivesTheGradientOfRowsThatAreAnInput() {
        SameDiff sd = SameDiff.create();
        SDVariable rows = sd.placeHolder("rows", DataType.DOUBLE, -1, 2);
        SDVariable ids = sd.placeHolder("ids", DataType.INT, -1);
        sd.math.square(CorrectedOps.gather(sd, null, rows, ids)).sum().rename("loss");
        sd.setLossVariables("loss");
        sd.createGradFunction("rows");
        for (int count : new int[] {3, 5}) {
            INDArray values = Gradients.random(6, count, 2);
            INDArray gradient = sd.calculateGradients(Map.of("rows", values, "ids", Nd4j.createFromArray(0, 2, 2)), "rows").get("rows");
            INDArray expected = Nd4j.create(DataType.DOUBLE, count, 2);
            expected.putRow(0, values.getRow(0).mul(2));
            expected.putRow(2, values.getRow(2).mul(4));
            assertThat(gradient.equalsWithEps(expected, 1e-12)).as("%s rows: %s", count, gradient).isTrue();
        }
    }

    @Test
    void theStockMethodTakesTheCorrectedGradientToo() {
        SameDiff sd = SameDiff.create();
        SDVariable table = sd.var("table", Gradients.random(7, 5, 3));
        Gradients.loss(sd, sd.gather(table, sd.constant(Nd4j.createFromArray(1, 1, 0)), 0), 3, 3);
        Gradients.check(sd, Map.of());
    }

    @Test
    void anotherAxisIsRefusedWithTheWayRound() {
        SameDiff sd = SameDiff.create();
        SDVariable table = sd.var("table", Gradients.random(8, 5, 3));
        Gradients.loss(sd, sd.gather(table, sd.constant(Nd4j.createFromArray(1, 1, 0)), 1), 5, 3);
        assertThatThrownBy(() -> Gradients.run(sd, Map.of(), List.of("table")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("axis 1 of 'table'").hasMessageContaining("permute");
    }
}
