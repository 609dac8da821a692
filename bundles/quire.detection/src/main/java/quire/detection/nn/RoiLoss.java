package quire.detection.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;

/**
 * A further loss on the regions that a detector draws in training, as AugFPN's consistent supervision. One-stage detectors draw
 * regions, from their own detections, only where they have such a loss.
 */
public interface RoiLoss {
    /** Name of the loss in records, and of its parameters. */
    String name();

    /**
     * The loss, with its weight.
     *
     * @param rois     the regions, with weights for the first levels, which are those of the laterals
     * @param teaching what they learn, weighted 1/n
     */
    SDVariable loss(GraphBuilder g, Pyramid pyramid, Rois rois, RoiTeaching teaching);
}
