package quire.paper.han.hand;

import java.util.SplittableRandom;

/**
 * Somebody's hand and habits.
 *
 * @param bones     lengths in metres by finger (thumb first): palm to base, then three phalanges
 * @param rest      resting flexion by finger, 0 straight to 1 bent
 * @param amplitude factor on the size of movements
 * @param tempo     factor on durations
 */
record Subject(double[][] bones, double[] rest, double amplitude, double tempo) {
    /** Adult means, metres. */
    private static final double[][] MEAN = {{.045, .035, .03, .025}, {.085, .045, .028, .02}, {.083, .05, .032, .022},
        {.078, .046, .03, .022}, {.074, .036, .022, .02}};

    /** Bones vary by 8 % together and 4 % each. */
    static Subject draw(SplittableRandom r) {
        double all = Math.exp(0.08 * r.nextGaussian());
        double[][] bones = new double[5][4];
        double[] rest = new double[5];
        for (int f = 0; f < 5; f++) {
            rest[f] = r.nextDouble(.05, .3);
            for (int k = 0; k < 4; k++) {
                bones[f][k] = MEAN[f][k] * all * Math.exp(0.04 * r.nextGaussian());
            }
        }
        return new Subject(bones, rest, Math.exp(0.2 * r.nextGaussian()), Math.exp(0.15 * r.nextGaussian()));
    }
}
