/** FontGAN's graphs, its baselines, and how their updates take turns. */
package quire.paper.fontgan.model;
