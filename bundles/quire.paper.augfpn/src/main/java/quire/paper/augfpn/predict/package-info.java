/** Prediction for pictures: boxes drawn and as COCO results. */
package quire.paper.augfpn.predict;
