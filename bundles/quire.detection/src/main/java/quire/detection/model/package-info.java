/**
 * Whole detectors. A {@link quire.detection.model.DetectorConfig} says what a detector is made of, a
 * {@link quire.detection.model.DetectorModel} builds its graphs, a {@link quire.detection.model.DetectionProcedure} drives them.
 *
 * <p>What a graph cannot do, the host does between two graphs. One stage: the reading thread assigns targets, {@code train} learns,
 * {@code infer} gives raw maps of rows, the host decodes them. Two stages: the reading thread assigns the anchors' targets,
 * {@code propose} runs backbone, neck and proposals with the batch's statistics, the host draws regions, {@code train} learns
 * everything at once; to predict, {@code propose_infer} gives the pyramid and proposals, and {@code infer} is the second stage alone.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.detection.model;
