/** Synthetic shapes put together from simple solids, with the part and normal of every point. */
package quire.paper.densepoint.cad;
