package quire.paper.densepoint.data;

import quire.paper.densepoint.geometry.Cloud;

/**
 * A labelled shape.
 *
 * @param source names it in messages
 * @param cloud  in the unit sphere, in the order of farthest point sampling, as many points as sampling draws from
 * @param label  class or category
 */
record Example(String source, Cloud cloud, int label) {
}
