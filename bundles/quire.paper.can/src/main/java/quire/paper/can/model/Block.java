package quire.paper.can.model;

/** A part of a click model: adds columns, logit terms or losses to the features of a graph. */
@FunctionalInterface
interface Block {
    void add(Features f);

    /** Embeddings of all fields, histories summed: the whole of the DNN baseline (equation 3 without co-action). */
    static void plain(Features f) {
        f.schema.fields().forEach(field -> f.column(f.vector(field), f.options.embedding()));
    }
}
