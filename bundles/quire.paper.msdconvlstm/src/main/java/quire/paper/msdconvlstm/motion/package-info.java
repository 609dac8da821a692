/** Motion of rain between frames, and its extrapolation. */
package quire.paper.msdconvlstm.motion;
