package quire.nn.attention;

/**
 * How token sequences lie in a variable [rows * perRow, length, width]: each row of the batch holds the same number of sequences, next
 * to each other.
 *
 * @param perRow sequences per row of the batch, at least 1
 * @param length tokens per sequence, at least 1
 */
public record Tokens(int perRow, int length) {
    public Tokens {
        if (perRow < 1 || length < 1) {
            throw new IllegalArgumentException("sequences and tokens must be at least 1, not " + perRow + " and " + length);
        }
    }

    /** Tokens per row of the batch. */
    public int count() {
        return perRow * length;
    }
}
