package quire.paper.can.schema;

/**
 * A categorical column of a click row.
 *
 * @param name       of the batch tensor with its ids: int [rows], or int [rows, history] for a sequence
 * @param vocabulary whose ids it holds; fields that share a vocabulary share the plain embedding
 * @param sequence   whether it is a history rather than one value
 */
public record Field(String name, String vocabulary, boolean sequence) {
}
