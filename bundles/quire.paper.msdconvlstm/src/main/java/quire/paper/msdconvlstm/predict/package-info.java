/** Forecasts for files a person has: NetCDF, maps, animation and scores. */
package quire.paper.msdconvlstm.predict;
