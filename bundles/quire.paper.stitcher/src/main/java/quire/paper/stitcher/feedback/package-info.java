/** When to stitch. */
package quire.paper.stitcher.feedback;
