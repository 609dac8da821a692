package quire.paper.msdconvlstm.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import quire.api.QuireException;
import quire.paper.msdconvlstm.grib.GribFile;
import quire.paper.msdconvlstm.grib.Parameter;
import quire.paper.msdconvlstm.grib.RegularGrid;
import quire.paper.msdconvlstm.grid.Element;
import quire.paper.msdconvlstm.grid.Grid;
import quire.paper.msdconvlstm.grid.SeriesBuilder;

/** Messages of GRIB files by ecCodes' short names, at the time they hold or their interval ends. */
final class GribFields {
    private GribFields() {
    }

    static void read(Path file, List<String> elements, SeriesBuilder to) throws IOException {
        Set<String> seen = new TreeSet<>();
        GribFile.visit(file, f -> {
            Parameter p = Parameter.of(f);
            seen.add(p.name());
            if (elements.contains(p.name())) {
                to.add(file + ": '" + p.name() + "'", new Element(p.name(), p.unit()), f.end(), grid(f.grid()), f.rows(), 0);
            }
        });
        if (elements.stream().noneMatch(seen::contains)) {
            throw QuireException.of("%s: none of the elements %s; it has %s", file, elements, seen);
        }
    }

    private static Grid grid(RegularGrid g) {
        double[] y = new double[g.nj()];
        double[] x = new double[g.ni()];
        for (int i = 0; i < y.length; i++) {
            y[i] = g.latitude(i);
        }
        for (int j = 0; j < x.length; j++) {
            x[j] = g.longitude(j);
        }
        return new Grid(true, y, x);
    }
}
