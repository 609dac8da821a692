package quire.paper.msdconvlstm.netcdf;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;

/** NetCDF-4: HDF5 whose dimensions are sets with the class DIMENSION_SCALE, found by address. Variables of the root group are read. */
final class Hdf5File implements NetcdfFile {
    private static final Map<Class<?>, NcType> TYPES = Map.of(byte.class, NcType.BYTE, short.class, NcType.SHORT, int.class, NcType.INT, long.class,
            NcType.INT64, float.class, NcType.FLOAT, double.class, NcType.DOUBLE, Byte.class, NcType.BYTE, Long.class, NcType.INT64);
    private final String name;
    private final HdfFile hdf;
    private final Attributes attributes;
    private final List<Variable> variables = new ArrayList<>();

    private Hdf5File(String name, HdfFile hdf) {
        this.name = name;
        this.hdf = hdf;
        this.attributes = attributes(hdf);
        Map<Long, Dataset> scales = new HashMap<>();
        for (Node n : hdf) {
            if (n instanceof Dataset d) {
                scales.put(n.getAddress(), d);
            }
        }
        for (Node n : hdf) {
            NcType type = n instanceof Dataset d ? TYPES.get(d.getJavaType()) : null;
            Attributes a = type == null ? null : attributes(n);
            if (a != null && !String.valueOf(a.text("NAME")).startsWith("This is a netCDF dimension but not")) {
                variables.add(new Variable(n.getName(), type, dimensions((Dataset) n, scales), a));
            }
        }
    }

    static Hdf5File open(Path file) {
        HdfFile hdf = null;
        try {
            hdf = new HdfFile(file);
            return new Hdf5File(file.toString(), hdf);
        } catch (RuntimeException e) {
            if (hdf != null) {
                hdf.close();
            }
            throw damaged(file.toString(), e);
        }
    }

    private static QuireException damaged(String name, RuntimeException e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return e instanceof QuireException q ? q : new QuireException(name + ": not an HDF5 file that can be read (" + why + "); get the file again", e);
    }

    private static List<Dimension> dimensions(Dataset d, Map<Long, Dataset> scales) {
        int[] lengths = d.getDimensions();
        long[] most = d.getMaxSize();
        Attribute list = d.getAttribute("DIMENSION_LIST");
        Object refs = list == null ? null : list.getData();
        List<Dimension> out = new ArrayList<>();
        for (int i = 0; i < lengths.length; i++) {
            String axis = lengths.length == 1 && refs == null ? d.getName() : "dimension" + i;
            if (refs instanceof Object[] r && r.length == lengths.length && r[i] instanceof long[] to && to.length > 0 && scales.containsKey(to[0])) {
                axis = scales.get(to[0]).getName();
            }
            out.add(new Dimension(axis, lengths[i], most.length == lengths.length && most[i] < 0));
        }
        return out;
    }

    private static Attributes attributes(Node n) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (Map.Entry<String, Attribute> e : n.getAttributes().entrySet()) {
            if (e.getKey().equals("DIMENSION_LIST") || e.getKey().equals("REFERENCE_LIST")) {
                continue;
            }
            Object v = e.getValue().getData();
            if (v instanceof String s) {
                out.put(e.getKey(), s);
            } else if (v instanceof String[] s) {
                out.put(e.getKey(), String.join(" ", s));
            } else if (v instanceof Number x) {
                out.put(e.getKey(), new double[] {x.doubleValue()});
            } else if (v != null && v.getClass().isArray() && v.getClass().getComponentType().isPrimitive()) {
                out.put(e.getKey(), doubles(v));
            }
        }
        return new Attributes(out);
    }

    private static double[] doubles(Object array) {
        double[] out = new double[Array.getLength(array)];
        if (array instanceof float[] f) {
            for (int i = 0; i < out.length; i++) {
                out[i] = f[i];
            }
            return out;
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = ((Number) Array.get(array, i)).doubleValue();
        }
        return out;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Attributes attributes() {
        return attributes;
    }

    @Override
    public List<Variable> variables() {
        return variables;
    }

    @Override
    public double[] raw(Variable v) {
        if (v.size() > MOST_VALUES) {
            throw QuireException.of("%s: variable '%s' has %d values, more than %d; cut the file into parts", name, v.name(), v.size(), MOST_VALUES);
        }
        try {
            Dataset d = (Dataset) hdf.getChild(v.name());
            Object flat = v.dimensions().isEmpty() ? d.getData() : d.getDataFlat();
            return flat instanceof Number x ? new double[] {x.doubleValue()} : doubles(flat);
        } catch (RuntimeException e) {
            throw damaged(name + ": variable '" + v.name() + "'", e);
        }
    }

    @Override
    public void close() {
        hdf.close();
    }
}
