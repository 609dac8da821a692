/** Batches that hold a regular and a stitched choice; made pictures with few small objects. */
package quire.paper.stitcher.data;
