package quire.paper.stitcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Experiment;
import quire.api.paper.PaperService;

/** FCOS on made pictures with few small objects, fed in different ways with equal first values, steps and rate; one set for all seeds. */
@Component
@PaperService(paper = "stitcher", id = "stitcher")
public final class StitcherExperiment implements Experiment {
    private static final Map<String, String> MODEL = Map.of("first_map", "0", "extra_levels", "1");

    @Override
    public String description() {
        return "FCOS on made pictures with few small objects: regular, feedback, always and random stitching, shrinking, thresholds, and balanced data";
    }

    @Override
    public List<Arm> arms(boolean quick) {
        List<Arm> arms = new ArrayList<>();
        arms.add(arm(StitcherClaims.REGULAR, quick, "0.15", "stitch", "regular"));
        arms.add(arm(StitcherClaims.FEEDBACK, quick, "0.15"));
        arms.add(arm(StitcherClaims.ALWAYS, quick, "0.15", "stitch", "always"));
        if (!quick) {
            arms.add(arm(StitcherClaims.RANDOM, false, "0.15", "stitch", "random", "share", "0.25"));
            arms.add(arm(StitcherClaims.SHRINK, false, "0.15", "stitch", "shrink", "share", "0.25"));
            arms.add(arm("tau 0.05", false, "0.15", "tau", "0.05"));
            arms.add(arm("tau 0.2", false, "0.15", "tau", "0.2"));
            arms.add(arm("class feedback", false, "0.15", "feedback", "class"));
            arms.add(arm("input feedback", false, "0.15", "feedback", "input"));
            arms.add(arm(StitcherClaims.BALANCED, false, "0.5", "stitch", "regular"));
            arms.add(arm(StitcherClaims.BALANCED_FEEDBACK, false, "0.5"));
        }
        return arms;
    }

    private static Arm arm(String name, boolean quick, String small, String... trainer) {
        Map<String, String> data = new LinkedHashMap<>(quick ? Map.of("side", "96", "train", "200", "validation", "20", "test", "60")
                : Map.of("side", "96", "train", "400", "validation", "60", "test", "240"));
        data.put("small_share", small);
        Map<String, String> training = new LinkedHashMap<>(Map.of("epochs", quick ? "5" : "10", "batch", "8", "rate", "0.006", "warmup_epochs", "1",
                "checkpoint_seconds", "0"));
        for (int i = 0; i < trainer.length; i += 2) {
            training.put(trainer[i], trainer[i + 1]);
        }
        return new Arm(name, "fcos", MODEL, "imbalance", data, "supervised", training);
    }

    @Override
    public int seeds(boolean quick) {
        return quick ? 2 : 4;
    }

    @Override
    public List<Claim> claims() {
        return StitcherClaims.all();
    }

    @Override
    public List<String> columns() {
        return List.of("test/ap", "test/ap50", "test/ap_small12", "test/ap_medium30", "test/ap_large30", "train/stitched", "train/small_share", "params");
    }
}
