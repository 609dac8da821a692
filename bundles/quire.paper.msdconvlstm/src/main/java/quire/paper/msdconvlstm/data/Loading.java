package quire.paper.msdconvlstm.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.paper.msdconvlstm.grid.Cut;
import quire.paper.msdconvlstm.grid.Element;
import quire.paper.msdconvlstm.grid.Series;
import quire.paper.msdconvlstm.grid.Units;
import quire.paper.msdconvlstm.read.Archive;
import quire.paper.msdconvlstm.read.Source;

/** From files and options to a data set; what all kinds of files share. */
final class Loading {
    private final Source source;
    private final OptionValues o;

    Loading(Source source, OptionValues o) {
        this.source = source;
        this.o = o;
    }

    /** Options of every gridded data set. */
    static Options options(int in, int out, String thresholds, String missing) {
        return window(in, out, thresholds)
                .integer("coarsen", 1, 1, 64, "cells of a side averaged into one")
                .integer("height", 0, 0, 4096, "rows that are used, even; 0 for all")
                .integer("width", 0, 0, 4096, "columns that are used, even; 0 for all")
                .integer("top", -1, -1, 65535, "first row used, after coarsening; -1 for centred")
                .integer("left", -1, -1, 65535, "first column used; -1 for centred")
                .integer("stride", 1, 1, 1000, "frames from one window to the next")
                .number("train", 0.6, 0.01, 0.98, "share of the time that is trained on, the first block")
                .number("validation", 0.2, 0.01, 0.98, "share of the time that is validated on, the second block; the rest is tested")
                .integer("gap", -1, -1, 100000, "frames left out between blocks; -1 for t_in + t_out")
                .word("missing", missing, "missing inputs: refuse them, or fill with the mean (no rain)", "refuse", "fill")
                .flag("constants", false, "position, time of day and of year as further channels");
    }

    /** Options of windows and scores. */
    static Options window(int in, int out, String thresholds) {
        return Options.none()
                .integer("t_in", in, 1, 48, "steps given, T_in")
                .integer("t_out", out, 1, 48, "leads forecast, T_out")
                .word("thresholds", thresholds, "rain at which events are scored, joined by commas, in the forecast's unit");
    }

    /** Options of files with variables of any name. */
    static Options variables(String elements, String target) {
        return Options.none()
                .word("elements", elements, "inputs joined by commas, levels as q@850")
                .word("target", target, "rain that is forecast")
                .word("units", "-", "units wished, as t2m=degC,msl=hPa; others stay as they are")
                .word("mode", "nowcast", "elements of the past, or those of a weather model at the leads", "nowcast", "postprocess")
                .word("sums", "steps", "target: amounts of each step, or totals that grow from each forecast's start", "steps", "growing")
                .word("times", "cf", "times without a date are refused, or counted in days from 1970", "cf", "index");
    }

    private static List<String> words(String s) {
        return Arrays.stream(s.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
    }

    private Cut cut() {
        return new Cut(o.integer("coarsen"), o.integer("height"), o.integer("width"), o.integer("top"), o.integer("left"));
    }

    private Map<String, String> units() {
        Map<String, String> out = new LinkedHashMap<>();
        for (String w : words(o.word("units").equals("-") ? "" : o.word("units"))) {
            String[] pair = w.split("=", 2);
            if (pair.length != 2) {
                throw QuireException.of("units=%s: '%s' is not like t2m=degC", o.word("units"), w);
            }
            out.put(pair[0].strip(), pair[1].strip());
        }
        return out;
    }

    /** Thresholds, rising. */
    static double[] thresholds(OptionValues o) {
        try {
            double[] t = words(o.word("thresholds")).stream().mapToDouble(Double::parseDouble).sorted().toArray();
            if (t.length > 0 && t[0] > 0) {
                return t;
            }
        } catch (NumberFormatException e) {
            throw new QuireException("thresholds=" + o.word("thresholds") + ": not numbers; give them like 0.1,1,5", e);
        }
        throw QuireException.of("thresholds=%s: give at least one, all above 0", o.word("thresholds"));
    }

    /** Radar: rain alone. */
    Dataset radar(Path data) throws IOException {
        return open(data, List.of(Source.RAIN), Source.RAIN, Map.of(), false, false, false, this::blocks);
    }

    /** Archives: elements and target by name. */
    Dataset archive(Path data) throws IOException {
        List<String> elements = words(o.word("elements"));
        if (elements.isEmpty()) {
            throw QuireException.of("elements=%s: give at least one, as q@850,u@850,tp", o.word("elements"));
        }
        return open(data, elements, o.word("target").strip(), units(), o.word("mode").equals("postprocess"), o.word("sums").equals("growing"),
                o.word("times").equals("index"), this::blocks);
    }

    private Windows blocks(Series s) {
        return Windows.byTime(s, o.integer("t_in") + o.integer("t_out"), new double[] {o.number("train"), o.number("validation")}, o.integer("gap"), o.integer("stride"));
    }

    Dataset open(Path data, List<String> inputs, String target, Map<String, String> wished, boolean postprocess, boolean accumulated, boolean index,
            Function<Series, Windows> windows) throws IOException {
        if (postprocess && inputs.contains(target)) {
            throw QuireException.of("mode=postprocess: target '%s' is among the elements, so the answer would be given; leave it out", target);
        }
        List<String> all = new ArrayList<>(inputs);
        if (!inputs.contains(target)) {
            all.add(target);
        }
        Archive.Opened opened = new Archive(source, all, wished, o.text().containsKey("coarsen") ? cut() : Cut.ALL, index).open(List.of(data));
        Series s = inMillimetres(opened.series(), target, wished);
        Windows w = windows.apply(s);
        Form raw = form(s, inputs.size(), target, postprocess, accumulated, index, null);
        raw.prepare(s);
        Form form = form(s, inputs.size(), target, postprocess, accumulated, index, Scaling.of(s, inputs.size(), w.trainingFrames()));
        return new WeatherData(s, form, w, opened.counts(), opened.fingerprint());
    }

    /** Rain is kept in mm, mm/h or mm/day unless another unit was wished; a target that is no rain is refused. */
    private static Series inMillimetres(Series s, String target, Map<String, String> wished) {
        List<Element> elements = new ArrayList<>();
        for (int e = 0; e < s.elements().size(); e++) {
            Element was = s.elements().get(e);
            boolean isTarget = was.name().equals(target);
            if (isTarget && !Units.rain(was.unit())) {
                throw QuireException.of("target '%s' is in '%s', not an amount or rate of rain; choose another target, or set units=%s=mm", target, was.unit(), target);
            }
            String unit = isTarget && !wished.containsKey(target) ? Units.ofRain(was.unit()) : was.unit();
            for (float[][] frame : s.values()) {
                Units.convert("'" + was.name() + "'", frame[e], was.unit(), unit);
            }
            elements.add(new Element(was.name(), unit));
        }
        return new Series(s.grid(), elements, s.times(), s.values());
    }

    private Form form(Series s, int inputs, String target, boolean postprocess, boolean accumulated, boolean index, Scaling scaling) {
        boolean cuts = o.text().containsKey("coarsen");
        return new Form(source, s.elements(), inputs, target, s.grid(), cuts ? cut() : Cut.ALL, index, o.integer("t_in"), o.integer("t_out"), postprocess, scaling,
                thresholds(o), s.step(), cuts && o.flag("constants"), cuts ? o.word("missing").equals("fill") : o.integer("hole") > 0, accumulated);
    }
}
