package quire.nd4j.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import quire.nd4j.CorrectedOps;
import quire.nd4j.Nd4jRuntime;

/** The two jars work on an ordinary class path, as other modules use them in their tests. */
class ClassPathTest {

    @Test
    void aGraphRunsAndDifferentiates() {
        Nd4jRuntime.start();
        SameDiff sd = SameDiff.create();
        SDVariable table = sd.var("table", Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}}));
        SDVariable rows = CorrectedOps.gather(sd, "rows", table, sd.constant(Nd4j.createFromArray(1, 1)));
        rows.sum().rename("loss");
        sd.setLossVariables("loss");
        INDArray gradient = sd.calculateGradients(Map.of(), "table").get("table");
        assertThat(gradient).isEqualTo(Nd4j.createFromArray(new float[][] {{0, 0}, {2, 2}}));
        assertThat(Nd4jRuntime.class.getProtectionDomain().getCodeSource().getLocation().getPath()).endsWith(".jar");
    }
}
