package quire.detection.nn;

/**
 * Which level of a pyramid a region is read from (FPN, arXiv:1612.03144, equation 1): the finest up to twice its side, then one more per
 * doubling.
 *
 * @param finest side, in pixels, from which the finest level is meant; 56 in the paper
 * @param levels number of levels, at least 1
 */
public record LevelRule(double finest, int levels) {
    private static final double GUARD = 1e-6;

    public LevelRule {
        if (!(finest > 0) || levels < 1) {
            throw new quire.api.QuireException("a level rule needs a side above 0 and a level, not " + finest + " and " + levels);
        }
    }

    /** Level 0 to levels-1 of box {@code i}. */
    public int level(double[] boxes, int i) {
        int p = 4 * i;
        double side = Math.sqrt(Math.max(0, boxes[p + 2] - boxes[p]) * Math.max(0, boxes[p + 3] - boxes[p + 1]));
        // four times the side as the paper writes it, so that boxes on the border fall the same way
        double k = Math.floor(2 + Math.log(side / (4 * finest) + GUARD) / Math.log(2));
        return (int) Math.min(Math.max(k, 0), levels - 1.0);
    }
}
