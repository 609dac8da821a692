package quire.paper.densepoint.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import quire.api.paper.PredictContext;
import quire.api.tensor.Tensor;
import quire.data.picture.Pictures;
import quire.data.table.TableFormat;
import quire.data.table.TableWriter;
import quire.paper.densepoint.data.Gallery;
import quire.paper.densepoint.data.Samples;
import quire.paper.densepoint.data.Samples.Sample;
import quire.paper.densepoint.file.Shape3;
import quire.paper.densepoint.predict.PointPicture.Note;
import quire.paper.densepoint.predict.Search.Hit;

/** Classes with probabilities, similar shapes, pictures. */
final class ClassResults implements PointPredictor.Results {
    private static final int NAMED = 3;
    private final PredictContext context;
    private final List<String> classes;
    private final Search search;
    private final int similar;
    private final List<Object[]> rows = new ArrayList<>();
    private final List<Object[]> found = new ArrayList<>();
    private final List<Path> pictures = new ArrayList<>();

    ClassResults(PredictContext context, Samples samples) throws IOException {
        this.context = context;
        this.classes = samples.layout().classes();
        this.similar = context.options().integer("similar");
        this.search = similar == 0 ? null : new Search(Gallery.read(context.run().artifacts()), samples, context.session());
    }

    @Override
    public String[] outputs() {
        return new String[] {"probabilities", "features"};
    }

    @Override
    public int category(Path file) {
        return 0;
    }

    @Override
    public void take(List<Path> files, List<Shape3> shapes, List<Sample> samples, int[] labels, Map<String, Tensor> outputs) throws IOException {
        float[] all = outputs.get("probabilities").toFloats();
        List<float[]> features = Search.rows(outputs.get("features"), files.size());
        for (int i = 0; i < files.size(); i++) {
            float[] p = Arrays.copyOfRange(all, i * classes.size(), (i + 1) * classes.size());
            List<Integer> order = IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(c -> -p[c])).toList();
            List<Object> row = new ArrayList<>(List.of(files.get(i), shapes.get(i).points().size(), classes.get(order.get(0)), number(p[order.get(0)])));
            for (float v : p) {
                row.add(number(v));
            }
            rows.add(row.toArray());
            List<Hit> hits = search == null ? List.of() : search.nearest(features.get(i), similar);
            for (int k = 0; k < hits.size(); k++) {
                Hit h = hits.get(k);
                found.add(new Object[] {files.get(i), k + 1, h.source(), classes.get(h.label()), number(h.distance())});
            }
            picture(files.get(i), samples.get(i), order, p, hits);
        }
    }

    private void picture(Path file, Sample sample, List<Integer> order, float[] p, List<Hit> hits) throws IOException {
        if (pictures.size() >= context.options().integer("pictures")) {
            return;
        }
        List<Note> notes = new ArrayList<>();
        for (int c : order.subList(0, Math.min(NAMED, order.size()))) {
            notes.add(new Note(String.format(Locale.ROOT, "%s  %.1f %%", classes.get(c), 100 * p[c]), -1));
        }
        if (!hits.isEmpty()) {
            Path name = Path.of(hits.get(0).source()).getFileName();
            notes.add(new Note(String.format(Locale.ROOT, "most similar: %s (%s, distance %.3f)", name, classes.get(hits.get(0).label()),
                    hits.get(0).distance()), -1));
        }
        Path png = context.out().resolve(Inputs.plain(rows.size(), file) + ".png");
        Pictures.write(png, PointPicture.draw(sample.points(), Colours.heights(sample.points()), notes));
        pictures.add(png);
    }

    @Override
    public List<Path> end() throws IOException {
        List<String> columns = new ArrayList<>(List.of("file", "points", "class", "probability"));
        classes.forEach(c -> columns.add("p " + c));
        List<Path> out = new ArrayList<>();
        out.add(table("predictions.csv", rows, columns.toArray(String[]::new)));
        if (!found.isEmpty()) {
            out.add(table("similar.csv", found, "file", "rank", "shape", "class", "distance"));
        }
        out.addAll(pictures);
        return out;
    }

    private Path table(String name, List<Object[]> lines, String... columns) throws IOException {
        Path csv = context.out().resolve(name);
        TableWriter.write(csv, TableFormat.csv().withoutHeader(columns), t -> {
            for (Object[] line : lines) {
                t.row(line);
            }
        });
        return csv;
    }

    private static String number(double v) {
        return String.format(Locale.ROOT, "%.6f", v);
    }
}
