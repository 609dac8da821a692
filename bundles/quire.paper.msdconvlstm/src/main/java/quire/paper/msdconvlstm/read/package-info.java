/** Reads fields from files: NetCDF and GRIB archives, and the radar composites of KNMI, the Bureau of Meteorology and MeteoSwiss. */
package quire.paper.msdconvlstm.read;
