package quire.paper.can.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quire.api.experiment.Arm;

/** The arms of the experiment: named {@code <data>/<model>}. */
final class CanArms {
    private static final Map<String, String> NONE = Map.of();

    private final boolean quick;
    private final List<Arm> arms = new ArrayList<>();

    CanArms(boolean quick) {
        this.quick = quick;
    }

    List<Arm> all() {
        add("planted", "dnn", "dnn", NONE, NONE);
        add("planted", "can", "can", NONE, NONE);
        add("planted", "cartesian", "cartesian", NONE, NONE);
        add("planted", "pnn", "pnn", NONE, NONE);
        add("planted", "deepfm", "deepfm", NONE, NONE);
        if (!quick) {
            add("planted", "din", "din", NONE, NONE);
            add("planted", "dnn-tuned", "dnn", Map.of("mlp", "400-200-80"), Map.of("epochs", "12", "rate", "0.0005"));
            add("planted", "can-1-order", "can", Map.of("orders", "1"), NONE);
            add("planted", "can-2-orders", "can", Map.of("orders", "2"), NONE);
            add("planted", "can-1-layer", "can", Map.of("layers", "16-8"), NONE);
        }
        for (String control : List.of("additive", "shuffled")) {
            add(control, "dnn", "dnn", NONE, NONE);
            add(control, "can", "can", NONE, NONE);
        }
        add("cold", "cartesian", "cartesian", NONE, NONE);
        add("cold", "can", "can", NONE, NONE);
        if (!quick) {
            add("full", "dnn", "dnn", NONE, NONE);
            add("full", "can", "can", NONE, NONE);
            add("full", "cartesian", "cartesian", NONE, NONE);
        }
        return List.copyOf(arms);
    }

    private void add(String data, String name, String model, Map<String, String> modelOptions, Map<String, String> trainerOptions) {
        Map<String, String> dataset = new HashMap<>();
        if (data.equals("cold")) {
            dataset.put("cold", "0.3");
        } else {
            dataset.put("mode", data);
        }
        if (quick) {
            dataset.putAll(Map.of("ids", "200", "groups", "20", "max_history", "6", "train_rows", "40000", "validation_rows", "4000",
                    "test_rows", "10000"));
        }
        Map<String, String> trainer = new HashMap<>(quick ? Map.of("epochs", "2", "rate", "0.005") : NONE);
        trainer.putAll(trainerOptions);
        arms.add(new Arm(data + "/" + name, model, modelOptions, "planted", Map.copyOf(dataset), "supervised", Map.copyOf(trainer)));
    }
}
