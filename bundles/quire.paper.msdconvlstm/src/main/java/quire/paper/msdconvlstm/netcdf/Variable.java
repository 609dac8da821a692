package quire.paper.msdconvlstm.netcdf;

import java.util.List;

/** A variable as its header describes it; the slowest dimension first. */
public record Variable(String name, NcType type, List<Dimension> dimensions, Attributes attributes) {
    public Variable {
        dimensions = List.copyOf(dimensions);
    }

    /** Number of values. */
    public long size() {
        long n = 1;
        for (Dimension d : dimensions) {
            n = Math.multiplyExact(n, d.length());
        }
        return n;
    }

    /** Names of the dimensions. */
    public List<String> axes() {
        return dimensions.stream().map(Dimension::name).toList();
    }
}
