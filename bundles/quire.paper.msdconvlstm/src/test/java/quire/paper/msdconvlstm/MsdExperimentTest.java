package quire.paper.msdconvlstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quire.api.QuireException;
import quire.api.dataset.Schema;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Results;
import quire.api.experiment.Verdict;
import quire.api.model.Model;
import quire.api.model.ModelFactory;
import quire.api.tensor.DType;
import quire.paper.msdconvlstm.data.MadeRain;
import quire.paper.msdconvlstm.model.AdvectionFactory;
import quire.paper.msdconvlstm.model.ClimatologyFactory;
import quire.paper.msdconvlstm.model.CnnFactory;
import quire.paper.msdconvlstm.model.ConvLstmFactory;
import quire.paper.msdconvlstm.model.MsdFactory;
import quire.paper.msdconvlstm.model.PersistenceFactory;

class MsdExperimentTest {
    static final Map<String, ModelFactory> MODELS = Map.of("msd", new MsdFactory(), "convlstm", new ConvLstmFactory(), "cnn", new CnnFactory(), "persistence",
            new PersistenceFactory(), "advection", new AdvectionFactory(), "climatology", new ClimatologyFactory());

    private static Model model(String name, Map<String, String> options, boolean post) {
        Schema s = new Schema(Map.of("elements", post ? 3L : 4L, "t_in", 3L, "t_out", 3L, "height", 20L, "width", 20L), List.of(),
                Map.of("rain", post ? "-1" : "3", "mode", post ? "postprocess" : "nowcast"));
        return MODELS.get(name).create(MODELS.get(name).options().parse(options), s, DType.FLOAT);
    }

    private static double cell(List<Arm> arms, String name) {
        Arm a = arms.stream().filter(x -> x.name().equals(name)).findFirst().orElseThrow();
        return model(a.model(), a.modelOptions(), false).costs().get("cell_params");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyArmCanBeMade(boolean quick) {
        List<Arm> arms = new MsdExperiment().arms(quick);
        assertThat(arms.stream().map(Arm::name)).doesNotHaveDuplicates();
        for (Arm a : arms) {
            new MadeRain().options().parse(a.datasetOptions());
            Model m = model(a.model(), a.modelOptions(), "postprocess".equals(a.datasetOptions().get("mode")));
            assertThat(m.graph(Model.TRAIN).loss()).isEqualTo("loss");
            assertThat(m.graph(Model.INFER).outputs()).containsKey("prediction");
        }
    }

    @Test
    void equalSizesAreEqual() {
        List<Arm> arms = new MsdExperiment().arms(false);
        double msd = cell(arms, MsdClaims.MSD);
        assertThat(msd).isEqualTo(3660);
        assertThat(cell(arms, MsdClaims.WIDER)).isBetween(msd * 0.97, msd);
        assertThat(cell(arms, MsdClaims.EQUAL)).isBetween(msd, msd * 1.25);
        assertThat(cell(arms, MsdClaims.K5)).isEqualTo(28848);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> model("msd", Map.of("scales", "1-4"), false)).isInstanceOf(QuireException.class).hasMessageContaining("scale 4 is even");
        assertThatThrownBy(() -> model("msd", Map.of("reading", "partitioned", "hidden", "6"), false)).hasMessageContaining("cannot be shared out over 4 scales");
        assertThatThrownBy(() -> model("msd", Map.of("inputs", "rain"), true).graph("train")).hasMessageContaining("rain is not among the elements");
        assertThatThrownBy(() -> MsdExperimentTest.model("msd", Map.of("reading", "other"), false)).isInstanceOf(QuireException.class);
    }

    /** The same metrics for all arms, then some made better or worse by a difference for each seed. */
    private static Results results(Map<String, double[]> maes) {
        Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
        for (Arm a : new MsdExperiment().arms(true)) {
            Map<String, List<Double>> m = new HashMap<>();
            double[] mae = maes.getOrDefault(a.name(), new double[] {1, 1.01, 0.99});
            List<Double> list = new ArrayList<>(Arrays.stream(mae).boxed().toList());
            for (String name : List.of("test/mae", "test/mae_lead1", "test/mae_lead2", "test/mae_lead3")) {
                m.put(name, list);
            }
            for (String name : List.of("test/csi_1", "test/csi_5", "test/bias_5", "model/cell_params")) {
                m.put(name, List.of(0.5, 0.5, 0.5));
            }
            values.put(a.name(), m);
        }
        return new Results(values);
    }

    private static Map<String, Verdict> verdicts(Results r) {
        Map<String, Verdict> out = new HashMap<>();
        for (Claim c : MsdClaims.all()) {
            out.put(c.id(), c.judge().apply(r).verdict());
        }
        return out;
    }

    @Test
    void rulesDecide() {
        double[] low = {0.8, 0.81, 0.79};
        Map<String, Verdict> good = verdicts(results(Map.of(MsdClaims.MSD, low)));
        assertThat(good).containsEntry("parity", Verdict.CONFIRMED).containsEntry("scales", Verdict.CONFIRMED).containsEntry("elements", Verdict.CONFIRMED)
                .containsEntry("extrapolation", Verdict.CONFIRMED).containsEntry("better", Verdict.INCONCLUSIVE);
        Map<String, Verdict> bad = verdicts(results(Map.of(MsdClaims.MSD, new double[] {1.2, 1.21, 1.19})));
        assertThat(bad.values()).containsOnly(Verdict.REFUTED);
        Map<String, Verdict> same = verdicts(results(Map.of(MsdClaims.MSD, new double[] {0.9, 1.1, 1})));
        assertThat(same).containsEntry("parity", Verdict.INCONCLUSIVE).containsEntry("scales", Verdict.INCONCLUSIVE).containsEntry("extrapolation", Verdict.INCONCLUSIVE);
    }
}
