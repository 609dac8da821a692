package quire.paper.fontgan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Experiment;
import quire.api.paper.PaperService;

/** FontGAN, its ablations and baselines on made strokes of 32 pixels. */
@Component
@PaperService(paper = "fontgan", id = "fontgan")
public final class FontGanExperiment implements Experiment {
    @Override
    public String description() {
        return "FontGAN without its parts and beside baselines, on made characters in made fonts";
    }

    @Override
    public List<Arm> arms(boolean quick) {
        List<Arm> arms = new ArrayList<>();
        arms.add(arm(FontGanClaims.ALL, "fontgan", quick));
        arms.add(arm(FontGanClaims.PLAIN, "fontgan", quick, "kl", "plain"));
        arms.add(arm(FontGanClaims.NO_PRIOR, "fontgan", quick, "cpm", "false"));
        if (!quick) {
            arms.add(arm("zi2zi", "zi2zi", false));
            arms.add(arm("pix2pix", "pix2pix", false));
            arms.add(arm("autoencoder", "autoencoder", false));
            arms.add(arm("no adversary", "fontgan", false, "adversarial", "none"));
        }
        return arms;
    }

    private static Arm arm(String name, String model, boolean quick, String... more) {
        Map<String, String> options = new LinkedHashMap<>(Map.of("channels", "8", "latent", "8", "residual", "1"));
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        Map<String, String> data = quick ? Map.of("train", "100", "validation", "10", "test", "40") : Map.of("train", "300");
        return new Arm(name, model, options, "strokes", data, "supervised",
                Map.of("epochs", quick ? "6" : "20", "batch", "16", "rate", "0.001", "kl_rise", "50", "checkpoint_seconds", "0"));
    }

    @Override
    public int seeds(boolean quick) {
        return quick ? 2 : 3;
    }

    @Override
    public List<Claim> claims() {
        return FontGanClaims.all();
    }

    @Override
    public List<String> columns() {
        return List.of("test/sty_l1", "test/copy_l1", "test/sty_iou", "test/de_l1", "test/de_recall", "test/sampled_l1", "test/style_accuracy", "params");
    }
}
