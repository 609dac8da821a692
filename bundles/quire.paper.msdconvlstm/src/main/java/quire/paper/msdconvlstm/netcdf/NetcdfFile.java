package quire.paper.msdconvlstm.netcdf;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import quire.api.QuireException;

/** An open NetCDF file of any format. Closed by who opened it. */
public interface NetcdfFile extends Closeable {
    /** Values a variable may have: 268 million. */
    long MOST_VALUES = 1L << 28;

    /** Opens a file by its first bytes. @throws QuireException if it is not NetCDF, of an unknown version, damaged or cut off */
    static NetcdfFile open(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(8);
        }
        if (head.length >= 4 && head[0] == 'C' && head[1] == 'D' && head[2] == 'F') {
            return ClassicFile.open(file);
        }
        if (Arrays.equals(head, new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'})) {
            return Hdf5File.open(file);
        }
        throw QuireException.of("%s: not a NetCDF file, it starts with bytes %s; give a file that starts with CDF or is HDF5", file,
                head.length == 0 ? "of nothing" : HexFormat.ofDelimiter(" ").formatHex(head));
    }

    /** Its name in messages. */
    String name();

    Attributes attributes();

    List<Variable> variables();

    /** All values as stored, in row-major order; {@link Packing#unpack} makes them physical. */
    double[] raw(Variable v) throws IOException;

    /** The variable of this name, or null. */
    default Variable find(String variable) {
        return variables().stream().filter(v -> v.name().equals(variable)).findFirst().orElse(null);
    }

    /** The variable of this name. @throws QuireException with the names there are */
    default Variable variable(String variable) {
        Variable v = find(variable);
        if (v == null) {
            throw QuireException.of("%s: no variable '%s'; it has %s", name(), variable, variables().stream().map(Variable::name).toList());
        }
        return v;
    }

    /** Physical values, NaN where missing. */
    default double[] values(Variable v) throws IOException {
        return Packing.unpack(v, raw(v));
    }
}
