package quire.paper.msdconvlstm.predict;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.paper.PredictContext;
import quire.api.paper.Predictor;
import quire.data.picture.AnimatedGif;
import quire.data.picture.Pictures;
import quire.data.table.TableFormat;
import quire.data.table.TableWriter;
import quire.paper.msdconvlstm.data.Form;
import quire.paper.msdconvlstm.grid.Series;
import quire.paper.msdconvlstm.predict.RainPicture.Panel;
import quire.paper.msdconvlstm.verify.Errors;

/** Forecasts rain from files like those of the training: NetCDF of all forecasts, maps and an animation of the newest, and scores where rain was observed. */
@Component
@PaperService(paper = "msdconvlstm", id = "msdconvlstm")
public final class RainPredictor implements Predictor {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Set<String> UNTRAINED = Set.of("persistence", "advection", "climatology");
    private static final int HUNDREDTHS = 70;
    private static final int CASES = 16;

    @Override
    public Options options() {
        return Options.none()
                .integer("every", 1, 1, 10000, "frames from one forecast to the next")
                .integer("most", 200, 1, 5000, "forecasts made, the newest")
                .word("grid", "same", "files on another grid than the training's are refused, or taken if their size is even", "same", "any");
    }

    @Override
    public String description() {
        return "files or folders of the kind the model was trained on in; forecast.nc, maps (PNG), an animated GIF, scores.csv and elements.csv out";
    }

    @Override
    public List<Path> predict(PredictContext context) throws IOException {
        if (UNTRAINED.contains(context.run().info().spec().model())) {
            throw new QuireException("model " + context.run().info().spec().model() + " is only a yardstick, and scores.csv of a trained model holds it; choose a run of msd, convlstm or cnn");
        }
        Form form = Form.of(context.run().info().schema());
        Series series = form.archive().open(context.inputs()).series();
        check(context, form, series);
        form.prepare(series);
        Forecaster forecaster = new Forecaster(context, form, series);
        List<Issued> all = forecaster.issue(context.options().integer("every"), context.options().integer("most"));
        List<Issued> verified = all.stream().filter(Issued::verified).toList();
        List<Path> out = new ArrayList<>();
        RainPicture picture = new RainPicture(RainClasses.of(form.unit(), form.step()), series.grid().height(), series.grid().width(), form.unit());
        Path nc = context.out().resolve("forecast.nc");
        ForecastFile.write(nc, all, series.grid(), form.unit(), context.run().info().id());
        if (!verified.isEmpty()) {
            Issued last = verified.get(verified.size() - 1);
            maps(context.out(), "verified", last, picture, out);
            ScoreTable scores = new ScoreTable(context.run().info().spec().model(), verified, form.thresholds(), series.grid().height(), series.grid().width());
            Path csv = context.out().resolve("scores.csv");
            scores.write(csv);
            out.add(csv);
            if (form.inputs() > 1 && verified.size() > 1) {
                out.add(elements(context.out().resolve("elements.csv"), form, forecaster, verified));
            }
            context.job().message(String.format(Locale.ROOT, "%d verified forecasts: mean absolute error %.4f %s, persistence %.4f, advection %.4f", verified.size(),
                    scores.mae(context.run().info().spec().model()), form.unit(), scores.mae("persistence"), scores.mae("advection")));
        }
        Issued newest = all.get(all.size() - 1);
        if (!newest.verified()) {
            maps(context.out(), "nowcast", newest, picture, out);
        }
        out.add(nc);
        return out;
    }

    private static void check(PredictContext context, Form form, Series s) {
        boolean same = s.grid().same(form.grid());
        if (!same && context.options().word("grid").equals("same")) {
            throw QuireException.of("the files' grid (%s) is not the training's (%s); give files on that grid, or set grid=any", s.grid().describe(), form.grid().describe());
        }
        if (!same && "true".equals(context.run().info().spec().modelOptions().get("peepholes"))) {
            throw new QuireException("a model with peepholes keeps to the grid it was trained on; train one without");
        }
        for (int e = 0; e < form.elements().size(); e++) {
            if (quire.paper.msdconvlstm.grid.Units.rain(form.elements().get(e).unit()) && !form.elements().get(e).unit().equals(s.elements().get(e).unit())) {
                throw QuireException.of("'%s' is in %s, the training's in %s; give files in that unit", form.elements().get(e).name(), s.elements().get(e).unit(), form.elements().get(e).unit());
            }
        }
    }

    private static void maps(Path folder, String name, Issued f, RainPicture picture, List<Path> out) throws IOException {
        List<BufferedImage> frames = new ArrayList<>();
        for (int t = 0; t < f.past().length; t++) {
            frames.add(frame(picture, "given, until " + TIME.format(Instant.ofEpochSecond(f.base())) + " UTC", f, f.past()[t], f.past()[t]));
        }
        for (int l = 0; l < f.leads().length; l++) {
            String title = String.format(Locale.ROOT, "lead %d: %s UTC, forecast of %s", l + 1, TIME.format(Instant.ofEpochSecond(f.leads()[l])),
                    TIME.format(Instant.ofEpochSecond(f.base())));
            frames.add(frame(picture, title, f, f.verified() ? f.observed()[l] : null, f.forecast()[l]));
            Path png = folder.resolve(String.format(Locale.ROOT, "%s-lead%02d.png", name, l + 1));
            Pictures.write(png, picture.draw(title, panels(f, l)));
            out.add(png);
        }
        Path gif = folder.resolve(name + ".gif");
        AnimatedGif.write(gif, frames, HUNDREDTHS);
        out.add(gif);
    }

    private static BufferedImage frame(RainPicture p, String title, Issued f, double[] left, double[] right) {
        return p.draw(title, f.verified() ? List.of(new Panel("observed", left, false), new Panel("model", right, false)) : List.of(new Panel("model", right, false)));
    }

    private static List<Panel> panels(Issued f, int lead) {
        double[] forecast = f.forecast()[lead];
        if (!f.verified()) {
            return List.of(new Panel("last given", f.past()[f.past().length - 1], false), new Panel("forecast", forecast, false));
        }
        double[] observed = f.observed()[lead];
        double[] error = new double[observed.length];
        for (int i = 0; i < error.length; i++) {
            error[i] = forecast[i] - observed[i];
        }
        return List.of(new Panel("observed", observed, false), new Panel("forecast", forecast, false), new Panel("error", error, true));
    }

    /** Error when one element is taken from another case: what the model makes of it. */
    private static Path elements(Path csv, Form form, Forecaster forecaster, List<Issued> verified) throws IOException {
        int n = Math.min(CASES, verified.size());
        int[] starts = new int[n];
        for (int i = 0; i < n; i++) {
            starts[i] = verified.get(i * verified.size() / n).start();
        }
        double base = mae(forecaster.batch(starts, -1));
        TableWriter.write(csv, TableFormat.csv().withoutHeader("element", "mae", "mae_swapped", "change"), table -> {
            for (int e = 0; e < form.inputs(); e++) {
                double with = mae(forecaster.batch(starts, e));
                table.row(form.elements().get(e).name(), ScoreTable.word(base), ScoreTable.word(with), ScoreTable.word(with - base));
            }
        });
        return csv;
    }

    private static double mae(List<Issued> cases) {
        Errors sum = Errors.NONE;
        for (Issued c : cases) {
            for (int l = 0; l < c.forecast().length; l++) {
                sum = sum.plus(Errors.of(c.forecast()[l], c.observed()[l]));
            }
        }
        return sum.mae();
    }
}
