package quire.paper.han.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.osgi.service.component.annotations.Component;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.paper.PredictContext;
import quire.api.paper.Predictor;
import quire.data.picture.AnimatedGif;
import quire.data.table.TableFormat;
import quire.data.table.TableWriter;
import quire.paper.han.data.Samples;
import quire.paper.han.predict.HandPicture.Guess;
import quire.paper.han.skeleton.Sequence;

/** Names the gesture in skeleton files: {@code predictions.csv} for all, a moving picture for the first few. */
@Component
@PaperService(paper = "han", id = "han")
public final class HanPredictor implements Predictor {
    private static final int BATCH = 64;
    private static final int MOST_FRAMES = 80;
    private static final int HUNDREDTHS = 4;

    @Override
    public Options options() {
        return Options.none()
                .integer("gifs", 6, 0, 200, "sequences drawn as animated GIF, from the first on")
                .word("unit", "auto", "unit of the files; auto: the unit of the data the model was trained on", "auto", "m", "mm")
                .word("order", "native", "joint order of the files: as in training, or MediaPipe's 21 for a model of FPHA", "native", "mediapipe");
    }

    @Override
    public String description() {
        return "skeleton files (txt, csv, json), folders or zips of them in; predictions.csv and animated GIFs of the hand with its gesture out";
    }

    @Override
    public List<Path> predict(PredictContext context) throws IOException {
        Samples samples = new Samples(context.run().info().schema());
        List<String> classes = context.run().info().schema().classes();
        boolean mediaPipe = context.options().word("order").equals("mediapipe");
        SkeletonFile reader = new SkeletonFile(samples.layout(), context.options().word("unit"), mediaPipe);
        List<Sequence> all = new SkeletonInputs(reader).read(context.inputs());
        List<float[]> probabilities = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            check(context, "recognising", from, all.size());
            List<Sequence> part = all.subList(from, Math.min(all.size(), from + BATCH));
            float[] p = context.session().run(samples.batch(part), "probabilities").get("probabilities").toFloats();
            for (int i = 0; i < part.size(); i++) {
                probabilities.add(java.util.Arrays.copyOfRange(p, i * classes.size(), (i + 1) * classes.size()));
            }
        }
        List<Path> out = new ArrayList<>();
        Path csv = context.out().resolve("predictions.csv");
        int drawn = Math.min(context.options().integer("gifs"), all.size());
        for (int i = 0; i < drawn; i++) {
            check(context, "drawing", i, drawn);
            List<Guess> guesses = guesses(probabilities.get(i), classes);
            Path gif = context.out().resolve(String.format(Locale.ROOT, "%03d-%s.gif", i + 1, plain(guesses.get(0).label())));
            AnimatedGif.write(gif, new HandPicture(all.get(i), guesses).frames(MOST_FRAMES), HUNDREDTHS);
            out.add(gif);
        }
        write(csv, all, probabilities, classes);
        out.add(0, csv);
        return out;
    }

    private static void check(PredictContext context, String phase, int done, int total) {
        if (context.job().cancelled()) {
            throw new CancellationException("cancelled while " + phase);
        }
        context.job().progress(phase, done, total, "sequence", Map.of());
    }

    private static void write(Path csv, List<Sequence> all, List<float[]> probabilities, List<String> classes) throws IOException {
        List<String> columns = new ArrayList<>(List.of("file", "frames", "class", "probability"));
        classes.forEach(c -> columns.add("p " + c));
        TableWriter.write(csv, TableFormat.csv().withoutHeader(columns.toArray(String[]::new)), table -> {
            for (int i = 0; i < all.size(); i++) {
                List<Object> row = new ArrayList<>();
                float[] p = probabilities.get(i);
                Guess best = guesses(p, classes).get(0);
                row.add(all.get(i).source());
                row.add(all.get(i).frames());
                row.add(best.label());
                row.add(number(best.probability()));
                for (float v : p) {
                    row.add(number(v));
                }
                table.row(row.toArray());
            }
        });
    }

    private static String number(double v) {
        return String.format(Locale.ROOT, "%.6f", v);
    }

    private static List<Guess> guesses(float[] p, List<String> classes) {
        List<Guess> out = new ArrayList<>();
        for (int c = 0; c < p.length; c++) {
            out.add(new Guess(classes.get(c), p[c]));
        }
        out.sort(Comparator.comparingDouble(Guess::probability).reversed());
        return out;
    }

    /** A class name as part of a file's. */
    private static String plain(String label) {
        String t = label.toLowerCase(Locale.ROOT).replace("+", "plus").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return t.substring(0, Math.min(40, t.length()));
    }
}
