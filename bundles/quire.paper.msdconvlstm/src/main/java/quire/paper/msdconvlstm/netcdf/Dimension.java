package quire.paper.msdconvlstm.netcdf;

/** @param unlimited whether it grows by records */
public record Dimension(String name, long length, boolean unlimited) {
}
