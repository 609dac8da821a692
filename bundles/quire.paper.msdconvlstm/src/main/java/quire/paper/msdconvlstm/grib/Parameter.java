package quire.paper.msdconvlstm.grib;

import java.util.Map;

/**
 * What a parameter is called and measured in.
 *
 * @param name ecCodes' short name, or {@code discipline.category.number} for those not listed
 * @param unit CF's words; empty where not known
 */
public record Parameter(String name, String unit) {
    private static final int ISOBARIC = 100;
    private static final Map<String, Parameter> KNOWN = Map.ofEntries(entry("0.0.0", "t", "K"), entry("0.0.6", "dpt", "K"), entry("0.1.0", "q", "kg kg-1"),
            entry("0.1.1", "r", "%"), entry("0.1.3", "pwat", "kg m-2"), entry("0.1.7", "prate", "kg m-2 s-1"), entry("0.1.8", "tp", "kg m-2"),
            entry("0.1.52", "tprate", "kg m-2 s-1"), entry("98:0.1.193", "tp", "m"), entry("7:0.1.193", "cfrzr", "1"), entry("0.1.196", "cprat", "kg m-2 s-1"), entry("0.1.37", "cprat", "kg m-2 s-1"),
            entry("0.2.2", "u", "m s-1"), entry("0.2.3", "v", "m s-1"), entry("0.2.8", "w", "Pa s-1"), entry("0.2.10", "absv", "s-1"),
            entry("0.3.0", "sp", "Pa"), entry("0.3.1", "prmsl", "Pa"), entry("0.3.4", "z", "m2 s-2"), entry("0.3.5", "gh", "m"), entry("0.6.1", "tcc", "%"),
            entry("0.7.6", "cape", "J kg-1"),
            entry("1128.0.129", "z", "m2 s-2"), entry("1128.0.130", "t", "K"),
            entry("1128.0.131", "u", "m s-1"), entry("1128.0.132", "v", "m s-1"), entry("1128.0.133", "q", "kg kg-1"), entry("1128.0.151", "msl", "Pa"),
            entry("1128.0.165", "u10", "m s-1"), entry("1128.0.166", "v10", "m s-1"), entry("1128.0.167", "t2m", "K"), entry("1128.0.228", "tp", "m"));

    private static Map.Entry<String, Parameter> entry(String key, String name, String unit) {
        return Map.entry(key, new Parameter(name, unit));
    }

    /** The parameter of a field; on pressure levels the name ends in {@code @} and hectopascal. */
    public static Parameter of(GribField f) {
        String key = f.discipline() + "." + f.category() + "." + f.number();
        Parameter p = KNOWN.getOrDefault(f.centre() + ":" + key, KNOWN.getOrDefault(key, new Parameter(key, "")));
        if (f.surface() != ISOBARIC) {
            return p;
        }
        double hpa = f.level() / 100;
        return new Parameter(p.name + "@" + (hpa == Math.rint(hpa) ? Long.toString((long) hpa) : Double.toString(hpa)), p.unit);
    }
}
