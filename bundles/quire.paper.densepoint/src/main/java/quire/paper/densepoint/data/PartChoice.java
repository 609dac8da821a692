package quire.paper.densepoint.data;

/** The likeliest part of each point among those of its category (section 1.6). */
public final class PartChoice {
    private PartChoice() {
    }

    /**
     * Chooses parts.
     *
     * @param logits [points, width] row by row
     * @param row    first point
     * @param points how many
     * @param width  part labels over all categories
     * @param parts  those of the category
     */
    public static int[] best(float[] logits, int row, int points, int width, int[] parts) {
        int[] out = new int[points];
        for (int i = 0; i < points; i++) {
            int at = (row + i) * width;
            int best = parts[0];
            for (int p : parts) {
                if (logits[at + p] > logits[at + best]) {
                    best = p;
                }
            }
            out[i] = best;
        }
        return out;
    }
}
