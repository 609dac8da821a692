package quire.paper.can;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetRequest;
import quire.paper.can.data.PlantedFactory;
import quire.paper.can.model.CanModelFactory;
import quire.paper.can.model.DnnModelFactory;

/** The paper's point in small: a co-action is learned by CAN and not by the same network without it. */
class PlantedLearningTest {
    @TempDir
    Path work;

    @Test
    void canLearnsWhatDnnCannot() throws Exception {
        PlantedFactory f = new PlantedFactory();
        Map<String, String> options = Map.of("ids", "30", "groups", "5", "max_history", "3", "strength", "3", "train_rows", "6000",
                "validation_rows", "100", "test_rows", "3000");
        try (Dataset d = f.open(new DatasetRequest(null, work, f.options().parse(options), 1, null));
                Training can = new Training(new CanModelFactory(), Map.of("mlp", "16-8"), d, 0.01, 1);
                Training dnn = new Training(new DnnModelFactory(), Map.of("mlp", "16-8"), d, 0.01, 1)) {
            // one epoch: with so few ids the DNN learns the pairs by heart soon after
            can.epoch(1);
            dnn.epoch(1);
            double found = can.evaluate("test").get("auc");
            assertThat(found).isGreaterThan(0.8);
            assertThat(dnn.evaluate("test").get("auc")).isLessThan(found - 0.1);
        }
    }
}
