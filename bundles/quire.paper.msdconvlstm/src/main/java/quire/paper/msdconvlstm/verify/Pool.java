package quire.paper.msdconvlstm.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Cases and their pooled scores: counts are added before they are divided. Intervals come from drawing cases with replacement. */
public final class Pool {
    private static final long SEED = 20191209425L;
    private final int leads;
    private final int thresholds;
    private final List<CaseScores> cases = new ArrayList<>();

    public Pool(int leads, int thresholds) {
        this.leads = leads;
        this.thresholds = thresholds;
    }

    public void add(CaseScores c) {
        cases.add(c);
    }

    public int size() {
        return cases.size();
    }

    /** All cases together. */
    public CaseScores all() {
        return pooled(cases);
    }

    private CaseScores pooled(List<CaseScores> of) {
        CaseScores p = CaseScores.none(leads, thresholds);
        of.forEach(p::add);
        return p;
    }

    /**
     * The middle 95 % of a score over resampled cases; NaN where the score is never defined.
     *
     * @param draws number of resamples
     */
    public double[] interval(ToDoubleFunction<CaseScores> score, int draws) {
        return interval(List.of(score), draws).get(0);
    }

    /** The same for several scores on the same resamples. */
    public List<double[]> interval(List<ToDoubleFunction<CaseScores>> scores, int draws) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] values = new double[scores.size()][draws];
        for (int d = 0; d < draws; d++) {
            CaseScores p = CaseScores.none(leads, thresholds);
            for (int i = 0; i < cases.size(); i++) {
                p.add(cases.get(random.nextInt(cases.size())));
            }
            for (int s = 0; s < values.length; s++) {
                values[s][d] = scores.get(s).applyAsDouble(p);
            }
        }
        List<double[]> out = new ArrayList<>();
        for (double[] v : values) {
            double[] there = Arrays.stream(v).filter(x -> !Double.isNaN(x)).sorted().toArray();
            out.add(there.length == 0 ? new double[] {Double.NaN, Double.NaN}
                    : new double[] {there[(int) (0.025 * there.length)], there[Math.min(there.length - 1, (int) (0.975 * there.length))]});
        }
        return out;
    }
}
