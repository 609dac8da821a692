/** Gesture data sets in their published layouts. */
package quire.paper.han.data;
