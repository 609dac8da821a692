package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.paper.can.schema.CtrSchema;
import quire.paper.can.schema.Field;

/** Turns read rows into a data set: vocabularies from the training part, ids in place of numbers, rows by split. */
final class Encoder {
    private final ClickRows rows;
    private final ClickOptions options;
    private final Path base;

    /** @param base artifacts whose ids stay valid, or null */
    Encoder(ClickRows rows, ClickOptions options, Path base) {
        this.rows = rows;
        this.options = options;
        this.base = base;
    }

    ClickDataset encode(String name) throws IOException {
        if (rows.size() == 0) {
            throw new QuireException("the data holds no usable rows: " + rows.counts() + "; check the files");
        }
        Map<Part, int[]> parts = parts();
        if (!parts.containsKey(Part.TRAIN)) {
            throw new QuireException("the data holds no rows to train on; check file names and shares");
        }
        Map<String, Vocabulary> earlier = base == null ? Map.of() : Artifacts.read(base).vocabularies();
        Map<String, Vocabulary> vocabularies = new LinkedHashMap<>();
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (String v : rows.layout.vocabularies()) {
            Words.Numbered numbered = rows.words(v).vocabulary(count(v, parts.get(Part.TRAIN)), options.minCount(), earlier.get(v));
            replace(v, numbered.ids());
            vocabularies.put(v, numbered.vocabulary());
            sizes.put(v, numbered.vocabulary().rows());
            rows.count("distinct_" + v, rows.words(v).size());
            rows.count("ids_" + v, numbered.vocabulary().rows());
        }
        parts.forEach((p, r) -> rows.count(p.split(), r.length));
        int history = rows.layout.sequences().isEmpty() ? 0 : Math.max(1, rows.longest());
        CtrSchema schema = new CtrSchema(rows.layout.fields(), sizes, history, rows.layout.pairs(), options.pairBuckets());
        return new ClickDataset(name, rows, schema, vocabularies, parts, fingerprint(vocabularies));
    }

    private Map<Part, int[]> parts() {
        int[] sizes = new int[Part.values().length];
        long positives = 0;
        for (int i = 0; i < rows.size(); i++) {
            sizes[rows.parts.get(i)]++;
            positives += rows.labels.get(i);
        }
        rows.count("clicks", positives);
        Map<Part, int[]> parts = new EnumMap<>(Part.class);
        for (Part p : Part.values()) {
            if (sizes[p.ordinal()] > 0) {
                parts.put(p, new int[sizes[p.ordinal()]]);
            }
        }
        int[] at = new int[sizes.length];
        for (int i = 0; i < rows.size(); i++) {
            int p = rows.parts.get(i);
            parts.get(Part.values()[p])[at[p]++] = i;
        }
        return parts;
    }

    private int[] count(String vocabulary, int[] train) {
        int[] counts = new int[rows.words(vocabulary).size()];
        List<Field> singles = rows.layout.singles();
        List<Field> sequences = rows.layout.sequences();
        for (int r : train) {
            for (int f = 0; f < singles.size(); f++) {
                if (singles.get(f).vocabulary().equals(vocabulary)) {
                    counts[rows.singles.get(f).get(r)]++;
                }
            }
            for (int s = 0; s < sequences.size(); s++) {
                if (sequences.get(s).vocabulary().equals(vocabulary)) {
                    int from = rows.from.get(r);
                    for (int e = from; e < from + rows.length.get(r); e++) {
                        counts[rows.pools.get(s).get(e)]++;
                    }
                }
            }
        }
        return counts;
    }

    private void replace(String vocabulary, int[] ids) {
        for (int f = 0; f < rows.singles.size(); f++) {
            if (rows.layout.singles().get(f).vocabulary().equals(vocabulary)) {
                rows.singles.get(f).map(ids);
            }
        }
        for (int s = 0; s < rows.pools.size(); s++) {
            if (rows.layout.sequences().get(s).vocabulary().equals(vocabulary)) {
                rows.pools.get(s).map(ids);
            }
        }
    }

    private String fingerprint(Map<String, Vocabulary> vocabularies) {
        Digest d = new Digest();
        vocabularies.forEach((n, v) -> d.add(n).add(v.checksum()));
        rows.singles.forEach(d::add);
        rows.pools.forEach(d::add);
        return d.add(rows.from).add(rows.length).add(rows.labels).add(rows.parts).hex();
    }
}
