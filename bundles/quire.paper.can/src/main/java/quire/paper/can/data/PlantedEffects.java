package quire.paper.can.data;

import java.util.SplittableRandom;

/**
 * The hidden truth of the synthetic set: what each pair of target and history id adds to the logit.
 *
 * <p>In mode planted, ids fall into groups, apart as targets and as history members; a table of -1 and 1 over pairs of groups gives
 * the effect, centred so that no id has an effect of its own: every additive model is then at chance. Mode full draws the effect of
 * every pair of ids apart. Mode additive has effects of single ids only.
 */
final class PlantedEffects {
    private final double[][] pair;
    private final double[] target;
    private final double[] member;
    private final double strength;

    private PlantedEffects(double[][] pair, double[] target, double[] member, double strength) {
        this.pair = pair;
        this.target = target;
        this.member = member;
        this.strength = strength;
    }

    static PlantedEffects of(String mode, int ids, int groups, double strength, SplittableRandom random) {
        if (mode.equals("additive")) {
            return new PlantedEffects(null, gaussian(ids, random), gaussian(ids, random), strength / Math.sqrt(2));
        }
        boolean full = mode.equals("full");
        int kinds = full ? ids : groups;
        int[] asTarget = kinds(ids, kinds, full, random);
        int[] asMember = kinds(ids, kinds, full, random);
        double[][] table = new double[kinds][kinds];
        for (double[] row : table) {
            for (int i = 0; i < kinds; i++) {
                row[i] = random.nextBoolean() ? 1 : -1;
            }
        }
        double[][] pair = new double[ids][ids];
        for (int t = 0; t < ids; t++) {
            for (int h = 0; h < ids; h++) {
                pair[t][h] = table[asTarget[t]][asMember[h]];
            }
        }
        centre(pair);
        return new PlantedEffects(pair, null, null, strength);
    }

    private static int[] kinds(int ids, int kinds, boolean own, SplittableRandom random) {
        int[] of = new int[ids];
        for (int i = 0; i < ids; i++) {
            of[i] = own ? i : random.nextInt(kinds);
        }
        return of;
    }

    private static double[] gaussian(int n, SplittableRandom random) {
        return random.doubles(n).map(u -> random.nextGaussian()).toArray();
    }

    /** Makes every row's and column's mean 0. */
    private static void centre(double[][] s) {
        int n = s.length;
        double[] rows = new double[n];
        double[] columns = new double[n];
        double all = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rows[i] += s[i][j] / n;
                columns[j] += s[i][j] / n;
                all += s[i][j] / n / n;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                s[i][j] += all - rows[i] - columns[j];
            }
        }
    }

    /** The true logit of a click on {@code item} after {@code history}. */
    double logit(int item, int[] history) {
        double sum = 0;
        for (int h : history) {
            sum += pair == null ? member[h] : pair[item][h];
        }
        double z = sum / Math.sqrt(history.length);
        return strength * (pair == null ? target[item] + z : z);
    }
}
