package quire.data.split;

/**
 * A share of the examples.
 *
 * @param name  name of the split
 * @param share above 0; shares count relative to each other
 */
public record Part(String name, double share) {
    public Part {
        if (!(share > 0) || !Double.isFinite(share)) {
            throw new IllegalArgumentException("share of " + name + " must be above 0, not " + share);
        }
    }
}
