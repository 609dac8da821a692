/** Several pictures as one. */
package quire.paper.stitcher.stitch;
