package quire.paper.msdconvlstm.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quire.api.QuireException;

/** Puts fields of many files on one grid and one axis of times, and says what it had to turn. */
public final class SeriesBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(SeriesBuilder.class);
    private static final long MOST_CELLS = 1L << 29;
    private final Map<String, String> units;
    private final Cut wanted;
    private final Map<String, String> kept = new LinkedHashMap<>();
    private final TreeMap<Long, Map<String, float[]>> byTime = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<Grid, Alignment> known = new HashMap<>();
    private Grid common;
    private Cut cut;
    private Grid small;
    private long cells;

    /**
     * @param units wished by element; others stay as the first file has them
     * @param cut   what is kept of the grid
     */
    public SeriesBuilder(Map<String, String> units, Cut cut) {
        this.units = units;
        this.wanted = cut;
        counts.put("files_flipped", 0L);
        counts.put("files_rotated", 0L);
    }

    private Alignment align(String where, Grid g) {
        Alignment a = known.get(g);
        if (a != null) {
            return a;
        }
        if (common == null) {
            a = Alignment.first(where, g);
            common = a.grid();
            cut = wanted.on(common);
            small = cut.grid(common);
        } else {
            a = Alignment.onto(where, common, g);
        }
        if (a.flips()) {
            counts.merge("files_flipped", 1L, Long::sum);
            LOG.warn("{}: rows run from south to north; turned", where);
        }
        if (a.rotates()) {
            counts.merge("files_rotated", 1L, Long::sum);
            LOG.warn("{}: longitudes begin elsewhere; columns rotated", where);
        }
        known.put(g, a);
        return a;
    }

    /**
     * Adds a field.
     *
     * @param where  file and variable, for messages
     * @param values holds the field from {@code from} on, in the order of its own grid
     * @throws QuireException if the grid is another, the unit cannot be converted, or the field is there already
     */
    public void add(String where, Element element, long time, Grid grid, double[] values, int from) {
        Alignment a = align(where, grid);
        String unit = kept.computeIfAbsent(element.name(), n -> units.getOrDefault(n, element.unit()));
        float[] field = Units.convert(where, cut.apply(a.apply(values, from), common.width()), element.unit(), unit);
        cells += field.length;
        if (cells > MOST_CELLS) {
            throw QuireException.of("%s: more than %d values in all; coarsen, cut or give fewer files", where, MOST_CELLS);
        }
        if (byTime.computeIfAbsent(time, t -> new HashMap<>()).put(element.name(), field) != null) {
            throw QuireException.of("%s: '%s' at %s is there twice; give each time once", where, element.name(), java.time.Instant.ofEpochSecond(time));
        }
    }

    /** What was turned or left out so far. */
    public Map<String, Long> counts() {
        return counts;
    }

    /** The series of these elements, in this order, at the times that have all of them. @throws QuireException if an element or all times are missing */
    public Series build(List<String> names) {
        for (String n : names) {
            if (!kept.containsKey(n)) {
                throw QuireException.of("no element '%s' in the files; there are %s", n, kept.keySet());
            }
        }
        List<Long> times = new ArrayList<>();
        List<float[][]> values = new ArrayList<>();
        byTime.forEach((time, fields) -> {
            if (fields.keySet().containsAll(names)) {
                times.add(time);
                values.add(names.stream().map(fields::get).toArray(float[][]::new));
            }
        });
        counts.put("times", (long) times.size());
        counts.put("times_incomplete", (long) byTime.size() - times.size());
        if (times.isEmpty()) {
            throw QuireException.of("no time has all of %s; give files that share their times", names);
        }
        return new Series(small, names.stream().map(n -> new Element(n, kept.get(n))).toList(), times.stream().mapToLong(t -> t).toArray(),
                values.toArray(float[][][]::new));
    }

    /** Elements seen so far. */
    public List<String> names() {
        return List.copyOf(kept.keySet());
    }
}
