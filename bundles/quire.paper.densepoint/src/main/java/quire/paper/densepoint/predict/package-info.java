/** Prediction for files, and pictures of points. */
package quire.paper.densepoint.predict;
