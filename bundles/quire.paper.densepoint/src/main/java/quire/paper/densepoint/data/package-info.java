/** Data sets of points and the batches made of them. */
package quire.paper.densepoint.data;
