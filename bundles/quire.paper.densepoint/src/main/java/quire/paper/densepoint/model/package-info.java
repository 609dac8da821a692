/** The network, its ablations and its baselines as graphs. */
package quire.paper.densepoint.model;
