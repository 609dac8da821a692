package quire.paper.age.explore;

/** Arithmetic on the scores of many candidates. */
public final class Scores {
    private Scores() {
    }

    /** base + strength * spread * noise. */
    public static double[] added(double[] base, double strength, double[] spread, double[] noise) {
        double[] out = new double[base.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = base[i] + strength * spread[i] * noise[i];
        }
        return out;
    }

    /** Mean over samples of [samples, rows]. */
    public static double[] mean(double[] samples, int rows) {
        double[] out = new double[rows];
        int n = samples.length / rows;
        for (int i = 0; i < samples.length; i++) {
            out[i % rows] += samples[i] / n;
        }
        return out;
    }
}
