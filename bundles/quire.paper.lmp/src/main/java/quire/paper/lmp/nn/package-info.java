/** Learned sampling locations, alignment, aggregation and their baselines as graph blocks. */
package quire.paper.lmp.nn;
