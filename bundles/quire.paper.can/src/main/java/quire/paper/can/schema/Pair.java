package quire.paper.can.schema;

/**
 * Two fields whose co-action is modelled.
 *
 * @param induction field whose id gives the weights of the micro-MLP; a single value
 * @param feed      field whose ids pass through it; a single value or a sequence
 */
public record Pair(String induction, String feed) {
    /** Name of tensors and tables that belong to the pair. */
    public String name() {
        return induction + "_x_" + feed;
    }

    @Override
    public String toString() {
        return induction + "*" + feed;
    }
}
