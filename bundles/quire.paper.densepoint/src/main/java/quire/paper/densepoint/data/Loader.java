package quire.paper.densepoint.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.tensor.Seeds;
import quire.data.split.Part;
import quire.data.split.Splits;
import quire.paper.densepoint.geometry.Cloud;
import quire.paper.densepoint.geometry.UnitSphere;
import quire.paper.densepoint.geometry.Workers;
import quire.paper.densepoint.model.Shape;

/** Reads shapes, several at a time, checks and normalises them, and divides them into splits. */
final class Loader {
    private final OptionValues options;
    private final Workers workers;

    Loader(OptionValues options, Workers workers) {
        this.options = options;
        this.workers = workers;
    }

    /** What all readers take. */
    static Options options(Shape.Task usual, int points) {
        return Options.none()
                .number("validation", 0.2, 0.01, 0.9, "share of the training shapes of each class kept for validation, where the set has none")
                .number("test", 0.2, 0.01, 0.9, "share of the shapes of each class for testing, where the set has no test part")
                .integer("split_seed", 1, 0, Integer.MAX_VALUE, "chooses them; apart from the run's seed, so that seeds compare on one split")
                .flag("robust", false, "also report the test split with a quarter of its points (test_sparse) and with noise (test_noisy)")
                .and(Layout.options(usual, points)).and(Sampling.options());
    }

    /**
     * Opens the data set.
     *
     * @param categoryParts part labels of each category; empty: those that occur in it
     */
    Dataset open(List<Raw> raws, List<String> classes, List<int[]> categoryParts) throws IOException {
        Sampling sampling = Sampling.of(options);
        Shape.Task task = Shape.Task.of(options.word("task"));
        Example[] examples = new Example[raws.size()];
        byte[][] digests = new byte[raws.size()][];
        AtomicLong points = new AtomicLong();
        int centres = options.layers("centres")[0];
        try {
            workers.each(raws.size(), i -> {
                Raw raw = raws.get(i);
                try {
                    Cloud c = raw.cloud().read();
                    points.addAndGet(c.size());
                    digests[i] = digest(c, raw.label());
                    examples[i] = example(raw, c, task, centres, sampling);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<int[]> parts = task != Shape.Task.PARTS ? List.of() : categoryParts.isEmpty() ? found(examples, classes.size()) : categoryParts;
        check(examples, parts);
        Layout layout = Layout.of(options, classes, parts);
        Map<String, Long> counts = new TreeMap<>(Map.of("shapes", (long) raws.size(), "points", points.get()));
        return new PointData(layout, sampling, split(raws, examples), options.flag("robust"), counts, fingerprint(digests), workers);
    }

    private Example example(Raw raw, Cloud c, Shape.Task task, int centres, Sampling sampling) {
        if (c.size() < centres) {
            throw QuireException.of("%s: %d points are fewer than the %d centres of the first PPool; leave it out or set centres lower", raw.source(),
                    c.size(), centres);
        }
        if (task == Shape.Task.NORMALS && c.normals() == null || task == Shape.Task.PARTS && c.parts() == null) {
            throw QuireException.of("%s: has no %s, which task=%s needs; choose another task or data", raw.source(),
                    task == Shape.Task.PARTS ? "parts" : "normals", task.word());
        }
        Cloud unit = c.at(UnitSphere.of(raw.source(), c.xyz()).apply(c.xyz()));
        return new Example(raw.source(), sampling.candidates(unit), raw.label());
    }

    private static List<int[]> found(Example[] examples, int classes) {
        List<java.util.TreeSet<Integer>> sets = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            sets.add(new java.util.TreeSet<>());
        }
        for (Example e : examples) {
            for (int p : e.cloud().parts()) {
                sets.get(e.label()).add(p);
            }
        }
        return sets.stream().map(s -> s.stream().mapToInt(Integer::intValue).toArray()).toList();
    }

    private static void check(Example[] examples, List<int[]> parts) {
        for (Example e : parts.isEmpty() ? new Example[0] : examples) {
            for (int p : e.cloud().parts()) {
                if (java.util.Arrays.binarySearch(parts.get(e.label()), p) < 0) {
                    throw QuireException.of("%s: part %d is none of its category's %s; mend the labels", e.source(), p,
                            java.util.Arrays.toString(parts.get(e.label())));
                }
            }
        }
    }

    private Map<String, List<Example>> split(List<Raw> raws, Example[] examples) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (String name : List.of(Dataset.TRAIN, Dataset.VALIDATION, Dataset.TEST)) {
            rows.put(name, new ArrayList<>());
        }
        for (int i = 0; i < examples.length; i++) {
            rows.get(raws.get(i).split()).add(i);
        }
        long seed = options.integer("split_seed");
        if (rows.get(Dataset.TEST).isEmpty()) {
            move(rows, examples, Dataset.TEST, options.number("test"), seed);
        }
        if (rows.get(Dataset.VALIDATION).isEmpty()) {
            move(rows, examples, Dataset.VALIDATION, options.number("validation"), seed);
        }
        Map<String, List<Example>> out = new LinkedHashMap<>();
        rows.forEach((name, of) -> out.put(name, of.stream().map(i -> examples[i]).toList()));
        return out;
    }

    private static void move(Map<String, List<Integer>> rows, Example[] examples, String to, double share, long seed) {
        List<Integer> train = rows.get(Dataset.TRAIN);
        int[] labels = train.stream().mapToInt(i -> examples[i].label()).toArray();
        Map<String, int[]> cut = Splits.stratified(labels, Seeds.random(seed, to), new Part(Dataset.TRAIN, 1 - share), new Part(to, share));
        rows.put(to, java.util.Arrays.stream(cut.get(to)).mapToObj(train::get).toList());
        rows.put(Dataset.TRAIN, java.util.Arrays.stream(cut.get(Dataset.TRAIN)).mapToObj(train::get).toList());
    }

    private static byte[] digest(Cloud c, int label) {
        MessageDigest d = sha();
        ByteBuffer b = ByteBuffer.allocate(4 + 4 * c.xyz().length * (c.normals() == null ? 1 : 2) + (c.parts() == null ? 0 : 4 * c.size()));
        b.putInt(label);
        b.asFloatBuffer().put(c.xyz());
        b.position(4 + 4 * c.xyz().length);
        if (c.normals() != null) {
            b.asFloatBuffer().put(c.normals());
            b.position(b.position() + 4 * c.normals().length);
        }
        if (c.parts() != null) {
            b.asIntBuffer().put(c.parts());
        }
        return d.digest(b.array());
    }

    private static String fingerprint(byte[][] digests) {
        MessageDigest all = sha();
        for (byte[] d : digests) {
            all.update(d);
        }
        return HexFormat.of().formatHex(all.digest());
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
