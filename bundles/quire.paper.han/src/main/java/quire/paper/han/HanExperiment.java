package quire.paper.han;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Experiment;
import quire.api.paper.PaperService;

/** The reduced network (D=32, 4 heads of 16), its baselines and ablations on the synthetic hand, one set for all seeds. */
@Component
@PaperService(paper = "han", id = "han")
public final class HanExperiment implements Experiment {
    private static final Map<String, String> WIDTH = Map.of("width", "32", "heads", "4", "head_width", "16");
    private static final Map<String, String> GRU = Map.of("hidden", "128");

    @Override
    public String description() {
        return "HAN against a GRU, flat attention, logistic regression and nearest means, and each part of HAN switched off, on the synthetic hand";
    }

    @Override
    public List<Arm> arms(boolean quick) {
        List<Arm> arms = new ArrayList<>();
        arms.add(han(HanClaims.FULL, quick));
        arms.add(arm("gru", "gru", GRU, quick));
        arms.add(arm("logistic", "logistic", Map.of(), quick));
        arms.add(arm("nearest", "nearest", Map.of(), quick));
        arms.add(arm(HanClaims.FLAT, "flat", WIDTH, quick));
        arms.add(han(HanClaims.POOLED, quick, "joint_attention", "false", "finger_attention", "false"));
        arms.add(han(HanClaims.NO_TIME_POSITIONS, quick, "positions", "no-time"));
        if (!quick) {
            arms.add(han("no time attention", false, "time_attention", "false"));
            arms.add(han("no joint attention", false, "joint_attention", "false"));
            arms.add(han("no finger attention", false, "finger_attention", "false"));
            arms.add(han("fusion mean", false, "fusion", "mean"));
            arms.add(han("fusion concat", false, "fusion", "concat"));
            arms.add(han("no positions", false, "positions", "none"));
            arms.add(han("separate weights", false, "shared", "false"));
            arms.add(arm("two streams", "han2s", WIDTH, false));
        }
        return arms;
    }

    private static Arm han(String name, boolean quick, String... switches) {
        Map<String, String> options = new LinkedHashMap<>(WIDTH);
        for (int i = 0; i < switches.length; i += 2) {
            options.put(switches[i], switches[i + 1]);
        }
        return arm(name, "han", options, quick);
    }

    private static Arm arm(String name, String model, Map<String, String> options, boolean quick) {
        Map<String, String> data = quick ? Map.of("train", "24", "validation", "8", "test", "16") : Map.of("test", "40");
        // 0.003 for every arm: at this width 0.001 only takes longer
        Map<String, String> training = new LinkedHashMap<>(Map.of("rate", "0.003", "eval_batch", "128"));
        training.putAll(quick ? Map.of("epochs", "16", "batch", "16", "warmup_epochs", "1", "checkpoint_seconds", "0") : Map.of("epochs", "100"));
        return new Arm(name, model, options, "hand", data, "supervised", training);
    }

    @Override
    public int seeds(boolean quick) {
        return quick ? 2 : 5;
    }

    @Override
    public List<Claim> claims() {
        return HanClaims.all();
    }

    @Override
    public List<String> columns() {
        return List.of("test/accuracy", "validation/accuracy", "test/order_pairs", "test/bent_pairs", "test/finger_classes", "model/mmacs", "params");
    }
}
