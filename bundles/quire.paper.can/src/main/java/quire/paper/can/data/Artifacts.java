package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import quire.api.QuireException;
import quire.data.json.Json;

/**
 * What a data set leaves for predictors and warm starts: {@code clicks.json} and a CSV file per vocabulary.
 *
 * @param history      longest history seen
 * @param vocabularies by name
 */
public record Artifacts(int history, Map<String, Vocabulary> vocabularies) {
    private static final String FILE = "clicks.json";
    private static final int VERSION = 1;

    /** The content of {@code clicks.json}. */
    public record Index(int version, int history, Map<String, String> vocabularies) {
    }

    public Artifacts {
        vocabularies = new TreeMap<>(vocabularies);
    }

    void write(Path folder) throws IOException {
        Map<String, String> checksums = new TreeMap<>();
        for (Map.Entry<String, Vocabulary> v : vocabularies.entrySet()) {
            v.getValue().write(file(folder, v.getKey()));
            checksums.put(v.getKey(), v.getValue().checksum());
        }
        Json.write(folder.resolve(FILE), new Index(VERSION, history, checksums));
    }

    /** Reads and checks what {@link #write} wrote. @throws QuireException if something is missing or was changed */
    public static Artifacts read(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(FILE))) {
            throw new QuireException("no " + FILE + " in " + folder + "; choose a run that was trained on click data");
        }
        Index index = Json.read(folder.resolve(FILE), Index.class);
        if (index.version() != VERSION) {
            throw new QuireException(folder.resolve(FILE) + ": version " + index.version() + " where " + VERSION
                    + " was expected; train again with this version");
        }
        Map<String, Vocabulary> vocabularies = new LinkedHashMap<>();
        for (Map.Entry<String, String> v : index.vocabularies().entrySet()) {
            vocabularies.put(v.getKey(), Vocabulary.read(file(folder, v.getKey()), v.getValue()));
        }
        return new Artifacts(index.history(), vocabularies);
    }

    private static Path file(Path folder, String vocabulary) {
        if (!vocabulary.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new QuireException("vocabulary name '" + vocabulary + "' is not usable; restore " + FILE);
        }
        return folder.resolve("vocabulary-" + vocabulary + ".csv");
    }
}
