package quire.paper.densepoint.model;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * Points of one level with their features.
 *
 * @param xyz      [clouds x points, 3]
 * @param features [clouds x points, channels], null where there are none
 * @param points   per cloud
 */
record Level(SDVariable xyz, SDVariable features, int points, int channels) {
}
