package quire.paper.msdconvlstm.grid;

import java.util.Locale;
import java.util.Map;
import quire.api.QuireException;

/** Units of meteorological fields and how they become one another; 1 kg m-2 of water is 1 mm. */
public final class Units {
    /** @param factor and offset that give the kind's first unit */
    private record Unit(String kind, double factor, double offset) {
    }

    private static final Map<String, Unit> KNOWN = Map.ofEntries(unit("k", "temperature", 1, 0), unit("kelvin", "temperature", 1, 0),
            unit("degc", "temperature", 1, 273.15), unit("celsius", "temperature", 1, 273.15), unit("degrees_celsius", "temperature", 1, 273.15),
            unit("degree_celsius", "temperature", 1, 273.15), unit("c", "temperature", 1, 273.15), unit("pa", "pressure", 1, 0), unit("hpa", "pressure", 100, 0),
            unit("mbar", "pressure", 100, 0), unit("mb", "pressure", 100, 0), unit("millibars", "pressure", 100, 0), unit("millibar", "pressure", 100, 0),
            unit("kpa", "pressure", 1000, 0), unit("mm", "length", 1, 0), unit("m", "length", 1000, 0), unit("cm", "length", 10, 0), unit("kg m-2", "length", 1, 0),
            unit("kg/m2", "length", 1, 0), unit("kg m**-2", "length", 1, 0), unit("mm/h", "rain rate", 1, 0), unit("mm h-1", "rain rate", 1, 0),
            unit("mm/hr", "rain rate", 1, 0), unit("mm/day", "rain rate", 1 / 24.0, 0), unit("mm/d", "rain rate", 1 / 24.0, 0), unit("mm day-1", "rain rate", 1 / 24.0, 0),
            unit("mm d-1", "rain rate", 1 / 24.0, 0), unit("kg m-2 s-1", "rain rate", 3600, 0), unit("kg m**-2 s**-1", "rain rate", 3600, 0),
            unit("kg/m2/s", "rain rate", 3600, 0), unit("m s-1", "speed", 1, 0), unit("m/s", "speed", 1, 0), unit("m s**-1", "speed", 1, 0),
            unit("km/h", "speed", 1 / 3.6, 0), unit("kg kg-1", "ratio", 1, 0), unit("kg kg**-1", "ratio", 1, 0), unit("kg/kg", "ratio", 1, 0),
            unit("g kg-1", "ratio", 1e-3, 0), unit("g/kg", "ratio", 1e-3, 0), unit("1", "ratio", 1, 0), unit("%", "ratio", 0.01, 0),
            unit("m2 s-2", "geopotential", 1, 0), unit("m**2 s**-2", "geopotential", 1, 0), unit("m2/s2", "geopotential", 1, 0));

    private Units() {
    }

    private static Map.Entry<String, Unit> unit(String name, String kind, double factor, double offset) {
        return Map.entry(name, new Unit(kind, factor, offset));
    }

    private static Unit find(String name) {
        return KNOWN.get(name.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether the unit is one of water on the ground, or of its rate. */
    public static boolean rain(String unit) {
        Unit u = find(unit);
        return u != null && (u.kind.equals("length") || u.kind.equals("rain rate"));
    }

    /** Whether it is a rate. */
    public static boolean rate(String unit) {
        Unit u = find(unit);
        return u != null && u.kind.equals("rain rate");
    }

    /** The unit rain of a file is kept in: millimetres, or for rates millimetres an hour or a day. */
    public static String ofRain(String unit) {
        return !rate(unit) ? "mm" : find(unit).factor < 0.5 ? "mm/day" : "mm/h";
    }

    /** Converts in place. @throws QuireException if one cannot become the other */
    public static float[] convert(String where, float[] values, String from, String to) {
        if (from.strip().equals(to.strip())) {
            return values;
        }
        Unit a = find(from);
        Unit b = find(to);
        if (a == null || b == null || !a.kind.equals(b.kind)) {
            throw QuireException.of("%s: unit '%s' cannot become '%s'; give files whose units fit, or set units", where, from, to);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((values[i] * a.factor + a.offset - b.offset) / b.factor);
        }
        return values;
    }
}
