/** Reads NetCDF files of all formats (CDF-1, CDF-2, CDF-5, and NetCDF-4 as HDF5), writes the classic ones, and knows CF's packing and times. */
package quire.paper.msdconvlstm.netcdf;
