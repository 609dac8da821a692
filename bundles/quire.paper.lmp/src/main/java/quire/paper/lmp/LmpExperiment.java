package quire.paper.lmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Experiment;
import quire.api.paper.PaperService;

/** Video detectors from first values on made drifting shapes; every arm has the same number of updates. */
@Component
@PaperService(paper = "lmp", id = "lmp")
public final class LmpExperiment implements Experiment {
    @Override
    public String description() {
        return "learned sampling, its ablations and its baselines on made drifting shapes, with equal numbers of updates";
    }

    @Override
    public List<Arm> arms(boolean quick) {
        List<Arm> arms = new ArrayList<>();
        arms.add(arm(LmpClaims.FRAME, quick, "all", "mode", "per_frame"));
        arms.add(arm(LmpClaims.REUSE, quick, "all", "mode", "reuse"));
        arms.add(arm(LmpClaims.CHEAP, quick, "all", "mode", "cheap"));
        arms.add(arm(LmpClaims.LEARNED, quick, "all"));
        if (!quick) {
            arms.add(arm(LmpClaims.FLOW, false, "all", "mode", "flow"));
            arms.add(arm(LmpClaims.FIXED, false, "all", "learned", "false"));
            arms.add(arm("lsts uniform", false, "all", "init", "uniform", "offsets", "25"));
            arms.add(arm("lsts uniform fixed", false, "all", "init", "uniform", "offsets", "25", "learned", "false"));
            arms.add(arm("no motion", false, "all", "init", "zero", "offsets", "1", "learned", "false"));
            arms.add(arm("no srfu", false, "all", "srfu", "false"));
            arms.add(arm("no dfa", false, "all", "dfa", "false"));
            arms.add(arm("N=4", false, "all", "offsets", "4"));
            arms.add(arm("abs-sum", false, "all", "norm", "abs"));
            arms.add(arm("paper's gradient", false, "all", "gradient", "similarity"));
            arms.add(arm("interval 3", false, "interval", "offsets", "16"));
            arms.add(arm("offline", false, "offline", "offsets", "16"));
            arms.add(arm(LmpClaims.RIGHT_FIXED, false, "right", "learned", "false"));
            arms.add(arm(LmpClaims.RIGHT, false, "right"));
        }
        return arms;
    }

    private static Arm arm(String name, boolean quick, String data, String... model) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < model.length; i += 2) {
            options.put(model[i], model[i + 1]);
        }
        Map<String, String> set = new HashMap<>(quick ? Map.of("train", "20", "validation", "2", "test", "6")
                : Map.of("train", "40", "validation", "4", "test", "24"));
        switch (data) {
            case "right" -> set.put("motion", "right");
            case "interval" -> set.put("interval", "3");
            case "offline" -> set.put("schedule", "offline");
            default -> { }
        }
        return new Arm(name, "lmp", options, "drift", set, "supervised", Map.of("epochs", quick ? "3" : "8", "base_steps", quick ? "80" : "320",
                "checkpoint_seconds", "0"));
    }

    @Override
    public int seeds(boolean quick) {
        return quick ? 1 : 5;
    }

    @Override
    public List<Claim> claims() {
        return LmpClaims.all();
    }

    @Override
    public List<String> columns() {
        return List.of("test/ap", "test/ap50", "test/map", "test/map_nonkey", "test/map_slow", "test/map_medium", "test/map_fast", "test/offset_dx",
                "test/offset_sd_dx", "model/mmacs", "model/mmacs_key", "model/mmacs_nonkey", "params");
    }
}
