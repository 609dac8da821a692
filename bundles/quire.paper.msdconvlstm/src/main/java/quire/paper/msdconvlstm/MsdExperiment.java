package quire.paper.msdconvlstm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Experiment;
import quire.api.paper.PaperService;

/** Small forecasters (12 channels, 3 steps in, 3 leads) on made convergence rain of 20 x 20 cells; one set for all seeds. */
@Component
@PaperService(paper = "msdconvlstm", id = "msdconvlstm")
public final class MsdExperiment implements Experiment {
    /** M at which a single 3x3 scale has nearly as many weights in its cell as the four scales with M = 12: 3574 and 3660. */
    private static final String WIDER = "43";
    /** State at which ConvLSTM with k = 5 has about as many weights in its cell as MSD-ConvLSTM. */
    private static final String NARROW = "3";

    @Override
    public String description() {
        return "MSD-ConvLSTM against ConvLSTM, a CNN, one scale, rain alone, persistence, advection and climatology on made rain";
    }

    @Override
    public List<Arm> arms(boolean quick) {
        List<Arm> arms = new ArrayList<>();
        arms.add(arm(MsdClaims.MSD, "msd", quick, Map.of()));
        arms.add(arm(MsdClaims.K3, "convlstm", quick, Map.of()));
        arms.add(arm(MsdClaims.K5, "convlstm", quick, Map.of("scales", "5")));
        arms.add(arm(MsdClaims.SINGLE, "msd", quick, Map.of("scales", "3")));
        arms.add(arm(MsdClaims.WIDER, "msd", quick, Map.of("scales", "3", "mixed", WIDER)));
        arms.add(arm(MsdClaims.RAIN_ONLY, "msd", quick, Map.of("inputs", "rain")));
        arms.add(host(MsdClaims.PERSISTENCE, "persistence", quick, Map.of()));
        arms.add(host(MsdClaims.ADVECTION, "advection", quick, Map.of()));
        arms.add(host("climatology", "climatology", quick, Map.of()));
        if (!quick) {
            arms.add(arm(MsdClaims.EQUAL, "convlstm", false, Map.of("scales", "5", "hidden", NARROW, "encoded", "12", "stem", "12", "head", "12")));
            arms.add(arm("msd 1-3-5", "msd", false, Map.of("scales", "1-3-5")));
            arms.add(arm("msd sum", "msd", false, Map.of("fusion", "sum")));
            arms.add(arm("msd partitioned", "msd", false, Map.of("reading", "partitioned")));
            arms.add(arm("msd factorised", "msd", false, Map.of("reading", "factorised")));
            arms.add(arm("cnn", "cnn", false, Map.of()));
            arms.add(arm("msd log1p loss", "msd", false, Map.of("loss", "log1p")));
            Map<String, String> moving = Map.of("drift", "1");
            arms.add(arm("moving: msd", "msd", false, Map.of(), moving));
            arms.add(arm("moving: convlstm k=3", "convlstm", false, Map.of(), moving));
            arms.add(host("moving: advection", "advection", false, moving));
            arms.add(host("moving: persistence", "persistence", false, moving));
            arms.add(arm("post-process: msd", "msd", false, Map.of(), Map.of("mode", "postprocess")));
            arms.add(arm("post-process: convlstm k=3", "convlstm", false, Map.of(), Map.of("mode", "postprocess")));
        }
        return arms;
    }

    private static Arm arm(String name, String model, boolean quick, Map<String, String> options) {
        return arm(name, model, quick, options, Map.of());
    }

    private static Arm arm(String name, String model, boolean quick, Map<String, String> options, Map<String, String> data) {
        Map<String, String> m = new LinkedHashMap<>(Map.of("hidden", "12"));
        m.putAll(options);
        return new Arm(name, model, m, "convergence", data(quick, data), "supervised", training(quick ? "16" : "40"));
    }

    private static Arm host(String name, String model, boolean quick, Map<String, String> data) {
        return new Arm(name, model, Map.of(), "convergence", data(quick, data), "supervised", training("1"));
    }

    private static Map<String, String> data(boolean quick, Map<String, String> more) {
        Map<String, String> d = new LinkedHashMap<>(quick ? Map.of("train", "160", "validation", "24", "test", "60") : Map.of("train", "240", "validation", "40", "test", "120"));
        d.putAll(more);
        return d;
    }

    private static Map<String, String> training(String epochs) {
        return Map.of("epochs", epochs, "batch", "12", "rate", "0.003", "checkpoint_seconds", "0", "eval_batch", "20");
    }

    @Override
    public int seeds(boolean quick) {
        return quick ? 2 : 3;
    }

    @Override
    public List<Claim> claims() {
        return MsdClaims.all();
    }

    @Override
    public List<String> columns() {
        return List.of("test/mae", "test/rmse", "test/mae_lead1", "test/mae_lead3", "test/csi_1", "test/csi_5", "test/csi_5_lead1", "test/csi_5_lead3", "test/bias_5",
                "test/fss_5", "model/cell_params", "model/mmacs", "params");
    }
}
