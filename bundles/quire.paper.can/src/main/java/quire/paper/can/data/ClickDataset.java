package quire.paper.can.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;
import quire.paper.can.schema.CtrSchema;

/** Click rows, encoded. */
final class ClickDataset implements Dataset {
    private final String name;
    private final ClickRows rows;
    private final CtrSchema schema;
    private final Map<String, Vocabulary> vocabularies;
    private final Map<Part, int[]> parts;
    private final String fingerprint;

    ClickDataset(String name, ClickRows rows, CtrSchema schema, Map<String, Vocabulary> vocabularies, Map<Part, int[]> parts,
            String fingerprint) {
        this.name = name;
        this.rows = rows;
        this.schema = schema;
        this.vocabularies = vocabularies;
        this.parts = parts;
        this.fingerprint = fingerprint;
    }

    @Override
    public Schema schema() {
        return schema.toSchema(Map.of("dataset", name));
    }

    @Override
    public List<String> splits() {
        return parts.keySet().stream().map(Part::split).toList();
    }

    @Override
    public Split split(String split) {
        return parts.keySet().stream().filter(p -> p.split().equals(split)).findFirst()
                .map(p -> new ClickSplit(rows, schema, parts.get(p)))
                .orElseThrow(() -> new QuireException("this data has no split '" + split + "', only " + splits()));
    }

    @Override
    public Map<String, Long> counts() {
        return Map.copyOf(rows.counts());
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public void writeArtifacts(Path folder) throws IOException {
        new Artifacts(schema.history(), vocabularies).write(folder);
    }

    @Override
    public void close() {
        rows.spill.close();
    }
}
