/** DensePoint: card, task, experiment and benchmark. */
package quire.paper.densepoint;
