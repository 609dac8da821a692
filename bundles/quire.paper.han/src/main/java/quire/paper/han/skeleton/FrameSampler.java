package quire.paper.han.skeleton;

import java.util.TreeSet;

/** Chooses T frames out of n, without chance. */
public final class FrameSampler {
    private FrameSampler() {
    }

    /**
     * The authors' choice (section 3.4 of the data rules): 0, n-1 and round(i (n-1)/(T-1)), halves to even. Where n is below T they
     * repeat frames at random; here frame floor(i n / T) is taken for i = 0..T-1, which repeats each about equally often.
     *
     * @param n frames there are, at least 1
     * @param t frames wanted, at least 1
     * @return t indices, ascending
     */
    public static int[] uniform(int n, int t) {
        int[] out = new int[t];
        if (n < t || t < 2) {
            for (int i = 0; i < t; i++) {
                out[i] = (int) ((long) i * n / t);
            }
            return out;
        }
        double step = (n - 1) / (double) (t - 1);
        TreeSet<Integer> chosen = new TreeSet<>();
        chosen.add(0);
        chosen.add(n - 1);
        for (int i = 0; i < t; i++) {
            int j = (int) Math.rint(step * i);
            if (j < n) {
                chosen.add(j);
            }
        }
        int k = 0;
        for (int j : chosen) {
            out[k++] = j;
        }
        return out;
    }

    /** The two-stream loader's choice: the middle of each of T equal intervals. */
    public static int[] midpoints(int n, int t) {
        int[] out = new int[t];
        for (int i = 0; i < t; i++) {
            out[i] = (int) ((2L * i + 1) * n / (2L * t));
        }
        return out;
    }
}
