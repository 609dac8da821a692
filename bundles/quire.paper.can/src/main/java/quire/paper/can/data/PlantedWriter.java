package quire.paper.can.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import quire.api.QuireException;
import quire.api.option.OptionValues;
import quire.api.tensor.Seeds;
import quire.data.metric.Auc;

/** Writes the synthetic set as six-column lines: target and history drawn uniformly and apart, clicks from the planted effects. */
final class PlantedWriter {
    private final OptionValues options;
    private final long seed;
    private final int ids;
    private final PlantedEffects effects;
    private final boolean[][] cold;

    PlantedWriter(OptionValues options, long seed) {
        this.options = options;
        this.seed = seed;
        this.ids = options.integer("ids");
        String mode = options.word("mode");
        this.effects = PlantedEffects.of(mode.equals("shuffled") ? "planted" : mode, ids, options.integer("groups"),
                options.number("strength"), Seeds.random(seed, "effects"));
        this.cold = coldPairs(options.number("cold"));
    }

    /** The same number of history ids held out for each target. */
    private boolean[][] coldPairs(double share) {
        int perTarget = (int) Math.round(share * ids);
        if (share > 0 && (perTarget == 0 || perTarget == ids)) {
            throw new QuireException("cold=" + share + " of " + ids + " ids leaves nothing on one side; choose more ids or another share");
        }
        boolean[][] held = new boolean[ids][ids];
        SplittableRandom random = Seeds.random(seed, "cold");
        for (boolean[] row : held) {
            for (int n = 0; n < perTarget;) {
                int h = random.nextInt(ids);
                n += row[h] ? 0 : 1;
                row[h] = true;
            }
        }
        return held;
    }

    /**
     * Writes a part.
     *
     * @param name   of the file
     * @param onCold whether histories are made of held-out pairs, rather than of the others
     * @return the best AUC that any model can expect, scoring by the true probability
     */
    double write(Path folder, String name, int rows, boolean onCold) throws IOException {
        SplittableRandom random = Seeds.random(seed, "rows", name);
        int[][] lines = new int[rows][];
        double[] logits = new double[rows];
        boolean[] clicks = new boolean[rows];
        for (int r = 0; r < rows; r++) {
            int item = random.nextInt(ids);
            int[] history = new int[1 + random.nextInt(options.integer("max_history"))];
            for (int t = 0; t < history.length; t++) {
                do {
                    history[t] = random.nextInt(ids);
                } while (cold[item][history[t]] != onCold);
            }
            logits[r] = effects.logit(item, history);
            clicks[r] = random.nextDouble() < 1 / (1 + Math.exp(-logits[r]));
            lines[r] = java.util.Arrays.copyOf(history, history.length + 1);
            lines[r][history.length] = item;
        }
        if (options.word("mode").equals("shuffled")) {
            for (int i = rows - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                boolean swap = clicks[i];
                clicks[i] = clicks[j];
                clicks[j] = swap;
            }
        }
        Auc best = new Auc();
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name + ".txt"))) {
            for (int r = 0; r < rows; r++) {
                best.add(logits[r], clicks[r]);
                out.write(line(clicks[r], random.nextInt(options.integer("users")), lines[r]));
            }
        }
        return best.value();
    }

    /** Categories tell nothing: an id's number modulo 10. */
    private static String line(boolean click, int user, int[] ids) {
        StringBuilder items = new StringBuilder();
        StringBuilder categories = new StringBuilder();
        for (int t = 0; t < ids.length - 1; t++) {
            String separator = t == 0 ? "" : String.valueOf(LinesReader.ENTRY);
            items.append(separator).append('i').append(ids[t]);
            categories.append(separator).append('c').append(ids[t] % 10);
        }
        int item = ids[ids.length - 1];
        return (click ? "1" : "0") + "\tu" + user + "\ti" + item + "\tc" + item % 10 + "\t" + items + "\t" + categories + "\n";
    }
}
