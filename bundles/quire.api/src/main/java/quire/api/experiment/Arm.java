package quire.api.experiment;

import java.util.Map;

/**
 * One line of an experiment's table: a model trained on a data set in one way.
 *
 * @param name    unique in the experiment
 * @param trainer {@code supervised}, or one of the paper's own
 */
public record Arm(String name, String model, Map<String, String> modelOptions, String dataset, Map<String, String> datasetOptions,
        String trainer, Map<String, String> trainerOptions) {
}
