/** Detections on pictures, and stitched pictures to look at. */
package quire.paper.stitcher.predict;
