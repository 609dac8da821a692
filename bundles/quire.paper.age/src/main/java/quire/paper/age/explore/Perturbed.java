package quire.paper.age.explore;

/**
 * Scores after pseudo-exploration (equations 10 and 15).
 *
 * @param score for ranking only
 * @param gate  0 or 1
 * @param norm  how far the embedding moved
 */
public record Perturbed(double[] score, double[] gate, double[] norm) {
    /** Moves the embeddings of open gates; a row that does not move keeps its prediction bit by bit. */
    public static Perturbed of(Scorer scorer, Scorer.Point p, Direction direction, double[] radius, double[] gate) {
        double[] open = new double[radius.length];
        boolean any = false;
        for (int r = 0; r < open.length; r++) {
            open[r] = gate[r] * radius[r];
            any |= open[r] != 0;
        }
        if (!any) {
            return new Perturbed(p.ctr().clone(), gate, new double[open.length]);
        }
        double[] d = direction.perturbation(p.h(), open, h -> scorer.gradient(p, h));
        return moved(scorer, p, d, gate);
    }

    /** Scores after a given move. */
    static Perturbed moved(Scorer scorer, Scorer.Point p, double[] d, double[] gate) {
        double[] score = scorer.score(p, Direction.sum(p.h(), d));
        double[] norm = new double[p.rows()];
        int w = d.length / p.rows();
        for (int r = 0; r < norm.length; r++) {
            double squares = 0;
            for (int i = r * w; i < (r + 1) * w; i++) {
                squares += d[i] * d[i];
            }
            norm[r] = Math.sqrt(squares);
            if (norm[r] == 0) {
                score[r] = p.ctr()[r];
            }
        }
        return new Perturbed(score, gate, norm);
    }
}
