/** The synthetic kinematic hand: planted gestures with nuisance, written in SHREC's layout. */
package quire.paper.han.hand;
