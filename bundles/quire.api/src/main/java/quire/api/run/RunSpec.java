package quire.api.run;

import java.util.Map;

/**
 * What a training was asked to do; enough to do it again.
 *
 * @param data     path given, or null
 * @param options  model, dataset and trainer options as text, each under its own map
 * @param engine   engine asked for, {@code auto} by default
 * @param device   device asked for, {@code auto} by default
 * @param from     run whose values were the start (warm start), or null
 */
public record RunSpec(String paper, String model, String dataset, String data, String trainer, Map<String, String> modelOptions,
        Map<String, String> datasetOptions, Map<String, String> trainerOptions, long seed, String engine, String device, String from) {
}
