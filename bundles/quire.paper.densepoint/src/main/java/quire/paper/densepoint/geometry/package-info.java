/** Points and what the host computes from them: sampling, neighbourhoods, descriptors. */
package quire.paper.densepoint.geometry;
