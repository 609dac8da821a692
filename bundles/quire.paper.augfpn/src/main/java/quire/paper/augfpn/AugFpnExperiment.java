package quire.paper.augfpn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Experiment;
import quire.api.paper.PaperService;

/** Small detectors from first values on made pictures of 64 pixels, 128 where the context is hidden; one set for all seeds. */
@Component
@PaperService(paper = "augfpn", id = "augfpn")
public final class AugFpnExperiment implements Experiment {
    private static final Map<String, String> SMALL = Map.of("finest_scale", "8", "anchor_size", "2", "regions", "32", "proposals", "100",
            "test_proposals", "60", "rpn_anchors", "64", "ratios", "0.25,0.5,0.75");
    private static final Map<String, String> ONE_STAGE = Map.of("first_map", "0", "extra_levels", "1", "regions", "32", "ratios", "0.25,0.5,0.75");
    /** Channels at which a plain pyramid's detector has as many parameters as AugFPN's in prediction. */
    private static final String WIDER = "34";

    @Override
    public String description() {
        return "Faster R-CNN and RetinaNet with FPN and AugFPN, each part alone and a wider FPN, on made shapes of all sizes";
    }

    @Override
    public List<Arm> arms(boolean quick) {
        List<Arm> arms = new ArrayList<>();
        arms.add(two(AugFpnClaims.FPN, quick, "scales", "neck", "fpn"));
        arms.add(two(AugFpnClaims.ALL, quick, "scales"));
        arms.add(two(AugFpnClaims.WIDER, quick, "scales", "neck", "fpn", "channels", WIDER));
        if (!quick) {
            arms.add(two("rfa", false, "scales", "cs", "false", "srs", "hard"));
            arms.add(two("cs", false, "scales", "rfa", "false", "srs", "hard"));
            arms.add(two("srs", false, "scales", "cs", "false", "rfa", "false"));
            arms.add(one(AugFpnClaims.RETINA, "neck", "fpn"));
            arms.add(one(AugFpnClaims.RETINA_ALL));
            arms.add(two(AugFpnClaims.BOUNDARY_HARD, false, "boundary", "neck", "fpn"));
            arms.add(two(AugFpnClaims.BOUNDARY_SOFT, false, "boundary", "cs", "false", "rfa", "false"));
            arms.add(context(AugFpnClaims.CONTEXT, "neck", "fpn"));
            arms.add(context(AugFpnClaims.CONTEXT_RFA, "cs", "false", "srs", "hard"));
        }
        return arms;
    }

    private static Arm two(String name, boolean quick, String dataset, String... more) {
        Map<String, String> data = quick ? Map.of("side", "64", "train", "200", "validation", "30", "test", "60")
                : Map.of("side", "64", "train", "400", "validation", "60", "test", "300");
        return new Arm(name, "faster_rcnn", with(SMALL, more), dataset, data, "supervised", training(quick ? "3" : "10"));
    }

    private static Arm one(String name, String... more) {
        return new Arm(name, "retinanet", with(ONE_STAGE, more), "scales", Map.of("side", "64", "train", "400", "validation", "60", "test", "300"),
                "supervised", training("10"));
    }

    private static Arm context(String name, String... more) {
        Map<String, String> options = with(SMALL, more);
        options.putAll(Map.of("finest_scale", "16", "ratios", "0.125,0.25,0.5"));
        return new Arm(name, "faster_rcnn", options, "context", Map.of("train", "300", "validation", "60", "test", "100"), "supervised", training("5"));
    }

    private static Map<String, String> with(Map<String, String> base, String... more) {
        Map<String, String> options = new LinkedHashMap<>(base);
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        return options;
    }

    private static Map<String, String> training(String epochs) {
        return Map.of("epochs", epochs, "batch", "4", "rate", "0.002", "warmup_epochs", "1", "checkpoint_seconds", "0");
    }

    @Override
    public int seeds(boolean quick) {
        return quick ? 2 : 3;
    }

    @Override
    public List<Claim> claims() {
        return AugFpnClaims.all();
    }

    @Override
    public List<String> columns() {
        return List.of("test/ap", "test/ap50", "test/ap_small8", "test/ap_medium20", "test/ap_large20", "test_away/ap", "model/mmacs", "params");
    }
}
