/** Reads GRIB: edition 2 and, simply packed, edition 1; regular latitude-longitude grids, instant and accumulated products, and the packings named by their template numbers. */
package quire.paper.msdconvlstm.grib;
