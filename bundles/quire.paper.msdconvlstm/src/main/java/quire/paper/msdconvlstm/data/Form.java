package quire.paper.msdconvlstm.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.api.dataset.Schema;
import quire.paper.msdconvlstm.grid.Cut;
import quire.paper.msdconvlstm.grid.Element;
import quire.paper.msdconvlstm.grid.Grid;
import quire.paper.msdconvlstm.grid.Series;
import quire.paper.msdconvlstm.read.Archive;
import quire.paper.msdconvlstm.read.Source;

/**
 * Everything a model's inputs and outputs mean; kept in the schema, so that predictions are made from files in the same way.
 *
 * @param source      kind of files
 * @param elements    inputs in order, with the target last where it is no input itself
 * @param inputs      how many of them are inputs
 * @param target      name of the rain that is forecast
 * @param in          T_in
 * @param out         T_out
 * @param postprocess whether inputs are at the leads
 * @param scaling     of inputs
 * @param thresholds  mm (or its rate) at which events are scored
 * @param step        seconds from frame to frame
 * @param constants   whether position and time of day and year are channels too
 * @param fill        whether missing inputs are filled
 * @param accumulated whether the target grows from the start of each forecast
 */
public record Form(Source source, List<Element> elements, int inputs, String target, Grid grid, Cut cut, boolean index, int in, int out, boolean postprocess,
        Scaling scaling, double[] thresholds, long step, boolean constants, boolean fill, boolean accumulated) {
    /** Channels of position and time. */
    static final int CONSTANTS = 6;

    /** Place of the target among the elements. */
    public int targetIndex() {
        return elements.stream().map(Element::name).toList().indexOf(target);
    }

    /** Channels of the input. */
    public int channels() {
        return inputs + (constants ? CONSTANTS : 0);
    }

    /** Unit of the forecast. */
    public String unit() {
        return elements.get(targetIndex()).unit();
    }

    /** What opens files of this kind. */
    public Archive archive() {
        Map<String, String> units = new LinkedHashMap<>();
        elements.forEach(e -> units.put(e.name(), e.unit()));
        return new Archive(source, elements.stream().map(Element::name).toList(), units, cut, index);
    }

    /** As a schema. */
    public Schema schema() {
        Map<String, Long> sizes = new LinkedHashMap<>();
        sizes.put("elements", (long) channels());
        sizes.put("inputs", (long) inputs);
        sizes.put("t_in", (long) in);
        sizes.put("t_out", (long) out);
        sizes.put("height", (long) grid.height());
        sizes.put("width", (long) grid.width());
        Map<String, String> f = new LinkedHashMap<>();
        f.put("source", source.name());
        f.put("names", String.join(",", elements.stream().map(Element::name).toList()));
        f.put("units", String.join(",", elements.stream().map(Element::unit).toList()));
        f.put("target", target);
        f.put("rain", Integer.toString(targetIndex() < inputs ? targetIndex() : -1));
        f.put("mode", postprocess ? "postprocess" : "nowcast");
        f.put("degrees", Boolean.toString(grid.degrees()));
        f.put("y", Scaling.join(grid.y()));
        f.put("x", Scaling.join(grid.x()));
        f.put("cut", cut.coarsen() + "," + cut.height() + "," + cut.width() + "," + cut.top() + "," + cut.left());
        f.put("times", index ? "index" : "cf");
        f.put("scaling", scaling.text());
        f.put("thresholds", Scaling.join(thresholds));
        f.put("step_seconds", Long.toString(step));
        f.put("constants", Boolean.toString(constants));
        f.put("fill", Boolean.toString(fill));
        f.put("accumulated", Boolean.toString(accumulated));
        return new Schema(sizes, List.of(), f);
    }

    /** Reads {@link #schema()}. */
    public static Form of(Schema s) {
        Map<String, String> f = s.facts();
        if (!f.containsKey("scaling") || !f.containsKey("names")) {
            throw new QuireException("the run was not trained on gridded rain; choose a run of msdconvlstm");
        }
        String[] names = f.get("names").split(",");
        String[] units = f.get("units").split(",", -1);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            elements.add(new Element(names[i], units[i]));
        }
        double[] c = Scaling.numbers(f.get("cut"));
        return new Form(Source.valueOf(f.get("source")), elements, s.size("inputs"), f.get("target"),
                new Grid(Boolean.parseBoolean(f.get("degrees")), Scaling.numbers(f.get("y")), Scaling.numbers(f.get("x"))),
                new Cut((int) c[0], (int) c[1], (int) c[2], (int) c[3], (int) c[4]), f.get("times").equals("index"), s.size("t_in"), s.size("t_out"),
                f.get("mode").equals("postprocess"), Scaling.parse(f.get("scaling")), Scaling.numbers(f.get("thresholds")), Long.parseLong(f.get("step_seconds")),
                Boolean.parseBoolean(f.get("constants")), Boolean.parseBoolean(f.get("fill")), Boolean.parseBoolean(f.get("accumulated")));
    }

    /** Checks and completes a freshly read series: sums, negative rain, missing inputs. */
    public void prepare(Series s) {
        int target = targetIndex();
        if (accumulated) {
            quire.paper.msdconvlstm.grid.Accumulation.difference(s, target);
        }
        for (int e = 0; e < elements.size(); e++) {
            if (e == target || quire.paper.msdconvlstm.grid.Units.rain(elements.get(e).unit())) {
                quire.paper.msdconvlstm.grid.Accumulation.notNegative(s, e);
            }
        }
        for (int t = 0; !fill && t < s.times().length; t++) {
            for (int e = 0; e < inputs; e++) {
                for (float v : s.values()[t][e]) {
                    if (Float.isNaN(v)) {
                        throw QuireException.of("'%s' is missing in some cells at %s; set missing=fill to read means (no rain) there", elements.get(e).name(),
                                java.time.Instant.ofEpochSecond(s.times()[t]));
                    }
                }
            }
        }
    }
}
