/** Prediction for skeleton files: CSV and moving pictures. */
package quire.paper.han.predict;
