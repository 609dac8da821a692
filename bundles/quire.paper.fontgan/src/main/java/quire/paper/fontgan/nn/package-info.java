/** Networks, divergences and adversarial losses of FontGAN. */
package quire.paper.fontgan.nn;
