/** The parts that AugFPN adds to a pyramid: augmented neck, soft selection of regions, consistent supervision. */
package quire.paper.augfpn.nn;
