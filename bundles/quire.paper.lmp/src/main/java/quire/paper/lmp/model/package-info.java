/** Video detectors: one graph per role of a frame. */
package quire.paper.lmp.model;
