/** Files of points and meshes: OFF, PLY, PCD, text, OBJ, STL, HDF5. */
package quire.paper.densepoint.file;
