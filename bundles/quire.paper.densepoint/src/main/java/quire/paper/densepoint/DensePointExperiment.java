package quire.paper.densepoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.experiment.Arm;
import quire.api.experiment.Claim;
import quire.api.experiment.Experiment;
import quire.api.paper.PaperService;

/** A reduced network (256 points, 64 and 16 centres, k=8) and everything it is compared with on the synthetic composites, one set for all seeds. */
@Component
@PaperService(paper = "densepoint", id = "densepoint")
public final class DensePointExperiment implements Experiment {
    private static final Map<String, String> POINTS = Map.of("points", "256", "file_points", "320", "centres", "64-16", "pool_radii", "0.35-0.5",
            "pool_neighbours", "16-16", "block_radii", "0-0.6", "block_neighbours", "8-8");
    private static final Map<String, String> HEAD = Map.of("head", "128-64", "head_dropout", "0.3");
    private static final Map<String, String> DENSE = Map.of("growth", "8", "global", "128", "decoder", "32", "dropout", "0.1");

    @Override
    public String description() {
        return "DensePoint against a plain stack of its size, PointNet, PointNet++ and descriptors on classes, search, parts and normals of synthetic shapes";
    }

    @Override
    public List<Arm> arms(boolean quick) {
        List<Arm> arms = new ArrayList<>();
        arms.add(dense(DensePointClaims.FULL, quick));
        arms.add(arm(DensePointClaims.PLAIN, "plain", Map.of("growth", "8", "global", "128", "decoder", "32"), "classify", quick));
        arms.add(arm(DensePointClaims.POINTNET, "pointnet", Map.of("layers", "32-32-64-256"), "classify", quick));
        arms.add(arm("logistic", "logistic", Map.of(), "classify", quick));
        arms.add(arm("d2", "d2", Map.of(), "classify", quick));
        arms.add(arm("normals densepoint", "densepoint", DENSE, "normals", quick));
        arms.add(arm("normals pointnet", "pointnet", Map.of("layers", "32-32-64-256"), "normals", quick));
        arms.add(arm("normals pca", "pca", Map.of(), "normals", quick));
        arms.add(arm("parts densepoint", "densepoint", DENSE, "parts", quick));
        arms.add(arm("parts pointnet", "pointnet", Map.of("layers", "32-32-64-256"), "parts", quick));
        if (!quick) {
            arms.add(arm(DensePointClaims.POINTNET2, "pointnet2", Map.of("width", "16", "neighbours", "16-16", "decoder", "32"), "classify", false));
            arms.add(arm("parts mlp", "pointnet", Map.of("layers", "32-32-64-256", "context", "false"), "parts", false));
            arms.add(dense("not dense", false, "dense", "false"));
            arms.add(dense("dense, plain layers", false, "layer", "plain"));
            arms.add(dense("no dropout", false, "dropout", "0"));
        }
        return arms;
    }

    private static Arm dense(String name, boolean quick, String... switches) {
        Map<String, String> options = new LinkedHashMap<>(DENSE);
        for (int i = 0; i < switches.length; i += 2) {
            options.put(switches[i], switches[i + 1]);
        }
        return arm(name, "densepoint", options, "classify", quick);
    }

    private static Arm arm(String name, String model, Map<String, String> options, String task, boolean quick) {
        Map<String, String> data = new LinkedHashMap<>(POINTS);
        data.put("task", task);
        data.putAll(quick ? Map.of("train", "20", "validation_shapes", "6", "test_shapes", "12") : Map.of("train", "48", "validation_shapes", "12",
                "test_shapes", "30"));
        if (task.equals("classify")) {
            data.put("robust", "true");
        } else {
            data.put("noise", "0.02");
        }
        Map<String, String> all = new LinkedHashMap<>(options);
        if (List.of("densepoint", "plain", "pointnet", "pointnet2").contains(model)) {
            all.putAll(HEAD);
        }
        // what learns nothing, or next to nothing, is done after a few passes
        boolean still = model.equals("d2") || model.equals("pca");
        String epochs = still ? "2" : quick ? "10" : "12";
        return new Arm(name, model, all, "cad", data, "supervised", Map.of("epochs", epochs, "batch", "16", "rate", "0.002", "eval_batch", "64",
                "checkpoint_seconds", "0"));
    }

    @Override
    public int seeds(boolean quick) {
        return quick ? 2 : 3;
    }

    @Override
    public List<Claim> claims() {
        return DensePointClaims.all();
    }

    @Override
    public List<String> columns() {
        return List.of("test/accuracy", "test/map", "test_sparse/accuracy", "test_noisy/accuracy", "test/instance_miou", "test/cosine_error",
                "test/unsigned_error", "model/mmacs", "params");
    }
}
