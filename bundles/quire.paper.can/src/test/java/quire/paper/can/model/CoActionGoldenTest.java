package quire.paper.can.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.testkit.Golden;

class CoActionGoldenTest {
    static Stream<String> units() {
        return GoldenFiles.startingWith("unit_").stream();
    }

    private static Tensor ones(long rows, long columns) {
        double[] v = new double[(int) (rows * columns)];
        java.util.Arrays.fill(v, 1);
        return Tensor.of(v, rows, columns);
    }

    @ParameterizedTest
    @MethodSource("units")
    void agreesWithTheReference(String name) {
        Golden golden = Golden.load(getClass(), name);
        CoActionConfig config = UnitGraph.config(golden.config());
        Tensor induction = golden.doubles("inputs", "induction");
        assertThat(config.inductionWidth()).isEqualTo((int) induction.dim(1));
        Tensor upstream = golden.has("inputs", "upstream") ? golden.doubles("inputs", "upstream")
                : ones(induction.dim(0), config.outputWidth());
        UnitGraph.Result r = UnitGraph.run(config, DType.DOUBLE, induction, golden.doubles("inputs", "feed"),
                golden.doubles("inputs", "mask"), upstream);
        golden.assertClose("output", r.output(), 1e-9);
        if (golden.has("expected", "grad_feed")) {
            golden.assertClose("grad_induction", r.gradInduction(), 1e-9);
            golden.assertClose("grad_feed", r.gradFeed(), 1e-9);
        }
        if (golden.has("expected", "fm_inner_product")) {
            golden.assertClose("fm_inner_product", r.output(), 1e-9);
        }
    }

    @Test
    void agreesInFloatToo() {
        Golden golden = Golden.load(getClass(), "unit_code_default");
        UnitGraph.Result r = UnitGraph.run(UnitGraph.config(golden.config()), DType.FLOAT, floats(golden, "induction"),
                floats(golden, "feed"), floats(golden, "mask"), floats(golden, "upstream"));
        golden.assertClose("output", r.output(), 2e-5);
        golden.assertClose("grad_induction", r.gradInduction(), 2e-5);
        golden.assertClose("grad_feed", r.gradFeed(), 2e-5);
    }

    private static Tensor floats(Golden golden, String name) {
        Tensor d = golden.doubles("inputs", name);
        double[] values = d.toDoubles();
        float[] f = new float[values.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) values[i];
        }
        return Tensor.of(f, d.shape());
    }

    @Test
    void givesExactZerosForAnEmptyHistory() {
        Golden golden = Golden.load(getClass(), "unit_empty_history");
        UnitGraph.Result r = UnitGraph.run(UnitGraph.config(golden.config()), DType.DOUBLE, golden.doubles("inputs", "induction"),
                golden.doubles("inputs", "feed"), golden.doubles("inputs", "mask"), golden.doubles("inputs", "upstream"));
        assertThat(r.output().rows(1, 2).toDoubles()).containsOnly(0.0);
        assertThat(r.gradFeed().rows(1, 2).toDoubles()).containsOnly(0.0);
        assertThat(r.gradInduction().rows(1, 2).toDoubles()).containsOnly(0.0);
        assertThat(List.of(r.output().rows(0, 1).toDoubles()[0])).doesNotContain(0.0);
    }
}
