package quire.paper.can.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.QuireException;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.api.paper.PredictContext;
import quire.api.paper.Predictor;
import quire.api.tensor.Tensor;
import quire.data.table.TableFormat;
import quire.data.table.TableWriter;
import quire.paper.can.data.Artifacts;
import quire.paper.can.schema.CtrSchema;
import quire.paper.can.schema.Field;
import quire.paper.can.schema.Pair;

/** Scores requests with any model of this paper. */
@Component
@PaperService(paper = "can", id = "predict")
public final class CanPredictor implements Predictor {
    @Override
    public Options options() {
        return Options.none()
                .word("entries", "|", "character between the entries of a history")
                .word("candidates", ";", "character between the candidates of a request")
                .integer("batch", 512, 1, 1 << 16, "candidates scored at once")
                .flag("coaction", false, "also write the co-action vectors of a CAN model");
    }

    @Override
    public String description() {
        return "CSV files of requests, a column per field (user,item,category,history,history_category as the data has them); histories"
                + " as a|b|c, several candidates as x;y;z; writes scores.csv";
    }

    @Override
    public List<Path> predict(PredictContext context) throws IOException {
        CtrSchema schema = schema(context);
        Artifacts artifacts = Artifacts.read(context.run().artifacts());
        for (Field f : schema.fields()) {
            if (!artifacts.vocabularies().containsKey(f.vocabulary()) || artifacts.vocabularies().get(f.vocabulary()).rows() != schema.rows(f)) {
                throw new QuireException("the run's vocabulary of '" + f.vocabulary() + "' does not fit its model; restore " + context.run().artifacts());
            }
        }
        boolean coaction = context.options().flag("coaction");
        List<String> outputs = new ArrayList<>(List.of("probability"));
        if (coaction) {
            if (!context.run().info().spec().model().equals("can")) {
                throw new QuireException("only the model can has co-action vectors, this run's is "
                        + context.run().info().spec().model() + "; leave coaction out");
            }
            schema.pairs().forEach(p -> outputs.add("coaction/" + p.name()));
        }
        ScoreFile scores = new ScoreFile(schema);
        Path file = context.out().resolve("scores.csv");
        TableWriter.write(file, TableFormat.csv().withoutHeader(scores.header(coaction).toArray(String[]::new)), table -> {
            Scorer scorer = new Scorer(schema, context.session(), outputs, context.options().integer("batch"),
                    (candidates, out) -> scores.write(table, candidates, out, outputs));
            for (Path input : context.inputs()) {
                score(input, context, schema, artifacts, scorer);
            }
        });
        return List.of(file);
    }

    private static CtrSchema schema(PredictContext context) {
        CtrSchema declared = CtrSchema.of(context.run().info().schema());
        String pairs = context.run().info().spec().modelOptions().getOrDefault("pairs", "data");
        return pairs.equals("data") ? declared : declared.withPairs(CtrSchema.parsePairs(pairs));
    }

    private static void score(Path input, PredictContext context, CtrSchema schema, Artifacts artifacts, Scorer scorer) throws IOException {
        long read = 0;
        try (Requests requests = new Requests(input, schema, artifacts.vocabularies(), character(context, "entries"),
                character(context, "candidates"))) {
            for (Requests.Request r = requests.next(); r != null; r = requests.next()) {
                if (context.job().cancelled()) {
                    throw new java.util.concurrent.CancellationException();
                }
                scorer.add(r);
                context.job().progress(input.getFileName().toString(), ++read, 0, "request", Map.of());
            }
            scorer.flush();
        }
        context.job().message(input + ": " + read + " requests");
    }

    private static char character(PredictContext context, String option) {
        String word = context.options().word(option);
        if (word.length() != 1) {
            throw new QuireException("option " + option + "='" + word + "' is not one character");
        }
        return word.charAt(0);
    }

    /** Rows of scores.csv. */
    private record ScoreFile(CtrSchema schema) {
        List<String> header(boolean coaction) {
            List<String> names = new ArrayList<>(List.of("request"));
            schema.singles().forEach(f -> names.add(f.name()));
            names.add("probability");
            if (coaction) {
                schema.pairs().stream().map(Pair::name).forEach(p -> names.add("coaction_" + p));
            }
            return names;
        }

        void write(TableWriter table, List<Scorer.Candidate> candidates, Map<String, Tensor> out, List<String> outputs) throws IOException {
            List<float[]> values = outputs.stream().map(o -> out.get(o).toFloats()).toList();
            for (int r = 0; r < candidates.size(); r++) {
                Scorer.Candidate c = candidates.get(r);
                List<Object> row = new ArrayList<>(List.of(c.request().line()));
                for (int f = 0; f < schema.fields().size(); f++) {
                    if (!schema.fields().get(f).sequence()) {
                        row.add(c.request().word(f, c.number()));
                    }
                }
                for (float[] v : values) {
                    row.add(vector(v, r, v.length / candidates.size()));
                }
                table.row(row.toArray());
            }
        }

        private static String vector(float[] all, int row, int width) {
            StringBuilder s = new StringBuilder();
            for (int i = row * width; i < (row + 1) * width; i++) {
                s.append(s.isEmpty() ? "" : " ").append(all[i]);
            }
            return s.toString();
        }
    }
}
