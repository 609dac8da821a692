/** The detectors that are fed. */
package quire.paper.stitcher.model;
