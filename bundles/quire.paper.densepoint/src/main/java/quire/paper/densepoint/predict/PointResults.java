package quire.paper.densepoint.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import quire.api.QuireException;
import quire.api.paper.PredictContext;
import quire.api.tensor.Tensor;
import quire.data.file.AtomicFile;
import quire.data.picture.Pictures;
import quire.paper.densepoint.data.Layout;
import quire.paper.densepoint.data.PartChoice;
import quire.paper.densepoint.data.Samples;
import quire.paper.densepoint.data.Samples.Sample;
import quire.paper.densepoint.file.PlyWriter;
import quire.paper.densepoint.file.Shape3;
import quire.paper.densepoint.geometry.Nearest;
import quire.paper.densepoint.model.Shape;
import quire.paper.densepoint.predict.PointPicture.Note;

/** Parts or normals of every point of the source: a coloured .ply, a table, a picture. */
final class PointResults implements PointPredictor.Results {
    private final PredictContext context;
    private final Layout layout;
    private final boolean parts;
    private final List<Path> out = new ArrayList<>();
    private int number;

    PointResults(PredictContext context, Samples samples) {
        this.context = context;
        this.layout = samples.layout();
        this.parts = layout.task() == Shape.Task.PARTS;
    }

    @Override
    public String[] outputs() {
        return new String[] {parts ? "logits" : "normals"};
    }

    @Override
    public int category(Path file) {
        if (!parts) {
            return 0;
        }
        String wanted = context.options().word("category");
        if (wanted.equals("auto")) {
            String path = file.toString().toLowerCase(Locale.ROOT);
            // the longest name counts: armchair holds chair
            return layout.classes().stream().filter(c -> path.contains(c.toLowerCase(Locale.ROOT))).max(java.util.Comparator.comparingInt(String::length))
                    .map(layout.classes()::indexOf).orElseThrow(() -> QuireException.of(
                            "%s: neither the file nor its folder names a category of %s; set category", file, layout.classes()));
        }
        int label = layout.classes().indexOf(wanted);
        if (label < 0) {
            throw QuireException.of("category '%s' is unknown to this model; choose one of %s", wanted, layout.classes());
        }
        return label;
    }

    @Override
    public void take(List<Path> files, List<Shape3> shapes, List<Sample> samples, int[] labels, Map<String, Tensor> outputs) throws IOException {
        float[] values = outputs.get(outputs()[0]).toFloats();
        int points = layout.points();
        for (int i = 0; i < files.size(); i++) {
            int[] near = Nearest.one(samples.get(i).all(), samples.get(i).points());
            String name = Inputs.plain(++number, files.get(i));
            float[] xyz = shapes.get(i).points().xyz();
            if (parts) {
                int[] own = layout.categoryParts().get(labels[i]);
                int[] sampled = PartChoice.best(values, i * points, points, layout.parts(), own);
                int[] all = Arrays.stream(near).map(k -> sampled[k]).toArray();
                List<Note> notes = new ArrayList<>(List.of(new Note(layout.classes().get(labels[i]) + ": parts", -1)));
                for (int k = 0; k < own.length; k++) {
                    int part = own[k];
                    long count = Arrays.stream(all).filter(v -> v == part).count();
                    notes.add(new Note("part " + part + ", " + count + " points", Colours.part(k)));
                }
                View view = shapes.get(i).mesh() ? new View(samples.get(i).points(), Colours.parts(sampled, own))
                        : new View(samples.get(i).all(), Colours.parts(all, own));
                write(name, xyz, null, Colours.parts(all, own), view, notes, k -> Integer.toString(all[k]), "part");
            } else {
                float[] normals = new float[xyz.length];
                for (int k = 0; k < near.length; k++) {
                    System.arraycopy(values, 3 * (i * points + near[k]), normals, 3 * k, 3);
                }
                View view = shapes.get(i).mesh()
                        ? new View(samples.get(i).points(), Colours.normals(Arrays.copyOfRange(values, 3 * i * points, 3 * (i + 1) * points)))
                        : new View(samples.get(i).all(), Colours.normals(normals));
                write(name, xyz, normals, Colours.normals(normals), view,
                        List.of(new Note("normals: x, y, z as red, green, blue", -1)),
                        k -> normals[3 * k] + "," + normals[3 * k + 1] + "," + normals[3 * k + 2], "nx,ny,nz");
            }
        }
    }

    /** What is drawn: the points of a cloud, or those sampled of a mesh, whose vertices may be few. */
    private record View(float[] xyz, int[] colours) {
    }

    private void write(String name, float[] xyz, float[] normals, int[] colours, View view, List<Note> notes,
            java.util.function.IntFunction<String> value, String columns) throws IOException {
        Path ply = context.out().resolve(name + ".ply");
        PlyWriter.write(ply, xyz, normals, colours);
        out.add(ply);
        Path csv = context.out().resolve(name + ".csv");
        AtomicFile.stream(csv, stream -> {
            stream.write(("x,y,z," + columns + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            for (int k = 0; k < colours.length; k++) {
                String line = xyz[3 * k] + "," + xyz[3 * k + 1] + "," + xyz[3 * k + 2] + "," + value.apply(k) + "\n";
                stream.write(line.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
        });
        out.add(csv);
        if (number <= context.options().integer("pictures")) {
            Path png = context.out().resolve(name + ".png");
            Pictures.write(png, PointPicture.draw(view.xyz(), view.colours(), notes));
            out.add(png);
        }
    }

    @Override
    public List<Path> end() {
        return out;
    }
}
