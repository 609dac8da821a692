package @package@;

import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import quire.api.dataset.Dataset;
import quire.api.dataset.Reading;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;

/** Examples in memory. Batches hold {@code x} [rows, features] and {@code label} [rows, classes], 1 at the right class. */
final class Examples implements Dataset {
    private static final List<String> SPLITS = List.of(TRAIN, VALIDATION, TEST);
    private final Map<String, List<Example>> bySplit;
    private final int features;
    private final List<String> classes;

    /** @param x its features @param label place of its class */
    record Example(float[] x, int label) {
    }

    /** @param bySplit examples of the splits train, validation and test, each with {@code features} values */
    Examples(Map<String, List<Example>> bySplit, int features, List<String> classes) {
        this.bySplit = Map.copyOf(bySplit);
        this.features = features;
        this.classes = List.copyOf(classes);
    }

    @Override
    public Schema schema() {
        return new Schema(Map.of("features", (long) features, "classes", (long) classes.size()), classes, Map.of());
    }

    @Override
    public List<String> splits() {
        return SPLITS;
    }

    @Override
    public Split split(String name) {
        List<Example> examples = new ArrayList<>(bySplit.getOrDefault(name, List.of()));
        return new Split() {
            @Override
            public int size() {
                return examples.size();
            }

            @Override
            public Batch read(int[] rows, Reading reading) {
                var x = reading.tensor("x", DType.FLOAT, rows.length, features);
                var label = reading.tensor("label", DType.FLOAT, rows.length, classes.size());
                FloatBuffer values = x.floats();
                FloatBuffer ones = label.floats();
                for (int row : rows) {
                    Example e = examples.get(row);
                    values.put(e.x());
                    for (int c = 0; c < classes.size(); c++) {
                        ones.put(c == e.label() ? 1 : 0);
                    }
                }
                return new Batch(rows.length, Map.of("x", x, "label", label));
            }
        };
    }

    @Override
    public Map<String, Long> counts() {
        return Map.of("examples", bySplit.values().stream().mapToLong(List::size).sum());
    }

    @Override
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String split : SPLITS) {
                for (Example e : bySplit.getOrDefault(split, List.of())) {
                    for (float v : e.x()) {
                        digest.update(Float.toString(v).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                    }
                    digest.update((byte) e.label());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
