package quire.paper.can.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import quire.api.QuireException;
import quire.nn.GraphBuilder;
import quire.paper.can.schema.CtrSchema;
import quire.paper.can.schema.Field;

/**
 * What the blocks of a click model have in common while one graph is built: looked-up embeddings on the way in, and the columns,
 * logits and losses they add on the way out.
 */
final class Features {
    final GraphBuilder g;
    final CtrSchema schema;
    final CommonOptions options;
    private final Map<String, SDVariable> pooled = new LinkedHashMap<>();
    private final List<SDVariable> columns = new ArrayList<>();
    private final List<SDVariable> logits = new ArrayList<>();
    private final List<SDVariable> losses = new ArrayList<>();
    private int width;

    Features(GraphBuilder g, CtrSchema schema, CommonOptions options) {
        this.g = g;
        this.schema = schema;
        this.options = options;
    }

    SameDiff sd() {
        return g.sd();
    }

    /** [rows, history] of 0 and 1. */
    SDVariable mask() {
        return g.input(CtrSchema.MASK, -1, schema.history());
    }

    /** Rows of a table for a field: [rows, width] or [rows, history, width]. */
    SDVariable lookup(String table, Field f, int tableWidth) {
        return g.table(table, schema.rows(f), tableWidth, options.tableInit()).lookup(f.name(), shape(f));
    }

    /** Shape of a field's ids. */
    long[] shape(Field f) {
        return f.sequence() ? new long[] {-1, schema.history()} : new long[] {-1};
    }

    /** Plain embeddings, shared by the fields of a vocabulary. */
    SDVariable embedding(Field f) {
        return lookup("embedding/" + f.vocabulary(), f, options.embedding());
    }

    /** [rows, embedding]: a sequence is summed over its history. */
    SDVariable vector(Field f) {
        return pooled.computeIfAbsent(f.name(), n -> f.sequence() ? sum(embedding(f), options.embedding(), options.maskHistory()) : embedding(f));
    }

    /** Sum over the history: [rows, history, w] to [rows, w]. */
    SDVariable sum(SDVariable v, int w, boolean masked) {
        return weighted(sd(), masked ? mask() : mask().mul(0).add(1), v, schema.history(), w);
    }

    /** Weighted sum over the history, as a matrix product: a reduction's gradient would be tiled, which is slow. */
    static SDVariable weighted(SameDiff sd, SDVariable weights, SDVariable v, int history, int w) {
        return sd.reshape(sd.mmul(sd.reshape(weights, -1, 1, history), v), -1, w);
    }

    /** Fields that take part in pairs, in schema order: those whose interactions the baselines model. */
    List<Field> interacting() {
        List<Field> all = schema.fields().stream().filter(f -> schema.pairs().stream()
                .anyMatch(p -> p.induction().equals(f.name()) || p.feed().equals(f.name()))).toList();
        if (all.isEmpty()) {
            throw new QuireException("the data declares no field pairs; name some with pairs=a*b");
        }
        return all;
    }

    /** The single fields that each have a history, and those histories, in the same order. */
    record Behaviour(List<Field> target, List<Field> history) {
    }

    Behaviour behaviour(String model) {
        List<Field> target = new ArrayList<>();
        List<Field> history = new ArrayList<>();
        for (Field s : schema.sequences()) {
            schema.singles().stream().filter(f -> f.vocabulary().equals(s.vocabulary())).findFirst().ifPresent(f -> {
                target.add(f);
                history.add(s);
            });
        }
        if (target.isEmpty()) {
            throw new QuireException(model + " attends over a history of the target's kind, and this data has none; choose dnn, pnn,"
                    + " deepfm or can");
        }
        return new Behaviour(target, history);
    }

    /** Embeddings of several fields side by side, along the last axis. */
    SDVariable together(List<Field> fields) {
        SDVariable[] all = fields.stream().map(this::embedding).toArray(SDVariable[]::new);
        return all.length == 1 ? all[0] : sd().concat(fields.get(0).sequence() ? 2 : 1, all);
    }

    /** Adds columns [rows, n] to the top network's input. */
    void column(SDVariable v, int n) {
        columns.add(v);
        width += n;
    }

    /** Adds a term [rows, 1] to the logit. */
    void logit(SDVariable v) {
        logits.add(v);
    }

    /** Adds a scalar to the loss. */
    void loss(SDVariable v) {
        losses.add(v);
    }

    int width() {
        return width;
    }

    SDVariable input() {
        return columns.size() == 1 ? columns.get(0) : sd().concat(1, columns.toArray(SDVariable[]::new));
    }

    List<SDVariable> logits() {
        return logits;
    }

    List<SDVariable> losses() {
        return losses;
    }
}
