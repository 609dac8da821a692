package quire.paper.age.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import quire.api.QuireException;
import quire.api.tensor.Tensor;
import quire.data.safetensors.Safetensors;

/**
 * An explorer's state in a file.
 *
 * @param values networks and optimiser, by name
 * @param words  counters and maps
 */
record Snapshot(Map<String, Tensor> values, Map<String, Tensor> experience, Map<String, String> words) {
    private static final String FORMAT = "quire.age.explorer";
    private static final String VERSION = "1";
    private static final String AT = "network/";

    void write(Path file) throws IOException {
        Map<String, Tensor> all = new TreeMap<>(experience);
        values.forEach((n, t) -> all.put(AT + n, t));
        Map<String, String> head = new TreeMap<>(words);
        head.put("format", FORMAT);
        head.put("version", VERSION);
        Safetensors.write(file, all, head);
    }

    /** @throws QuireException if it is none, or of another version */
    static Snapshot read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new QuireException(file + ": there is no such snapshot; check the path");
        }
        Map<String, String> head = Safetensors.metadata(file);
        if (!FORMAT.equals(head.get("format")) || !VERSION.equals(head.get("version"))) {
            throw new QuireException(file + ": not an explorer's snapshot of version " + VERSION + " but '" + head.get("format") + "' of version '"
                    + head.get("version") + "'; give a file that snapshot wrote");
        }
        Map<String, Tensor> values = new HashMap<>();
        Map<String, Tensor> rest = new HashMap<>();
        Safetensors.read(file).tensors().forEach((n, t) -> {
            if (n.startsWith(AT)) {
                values.put(n.substring(AT.length()), t);
            } else {
                rest.put(n, t);
            }
        });
        return new Snapshot(values, rest, head);
    }

    String word(Path file, String name) {
        String w = words.get(name);
        if (w == null) {
            throw new QuireException(file + ": the snapshot has no '" + name + "'; it is damaged, give another");
        }
        return w;
    }

    /** Counts by item. */
    static String pairs(Map<Long, Long> counts) {
        return counts.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(e -> e.getKey() + ":" + e.getValue()).collect(Collectors.joining(" "));
    }

    Map<Long, Long> pairs(Path file, String name) {
        Map<Long, Long> out = new HashMap<>();
        String text = word(file, name);
        for (String pair : text.isEmpty() ? new String[0] : text.split(" ")) {
            String[] sides = pair.split(":");
            out.put(Long.valueOf(sides[0]), Long.valueOf(sides[1]));
        }
        return out;
    }

    long[] counts(Path file, String name, int wanted) {
        String[] parts = word(file, name).split(" ");
        if (parts.length != wanted) {
            throw new QuireException(file + ": the snapshot's '" + name + "' has " + parts.length + " counts, not " + wanted + "; it is damaged, give another");
        }
        return java.util.Arrays.stream(parts).mapToLong(Long::parseLong).toArray();
    }
}
