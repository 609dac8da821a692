/** Gridded fields over time: grids, units, series on a common grid and how they are cut into smaller ones. */
package quire.paper.msdconvlstm.grid;
