package quire.paper.age.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quire.api.tensor.Tensor;
import quire.paper.age.model.ReferenceModel;
import quire.testkit.Golden;

/** Every vector of the reference implementation, on the engine under test. */
class ExplorationGoldenTest {
    private static final double TOLERANCE = 1e-9;
    private static final int[] ITEM = {3, 4, 5, 6, 7};

    private static Golden golden(String name) {
        return Golden.load(ExplorationGoldenTest.class, name);
    }

    private static Tensor of(double... v) {
        return Tensor.of(v, v.length);
    }

    private static Direction direction(String form, String slice) {
        return new Direction(Direction.Form.valueOf(form.toUpperCase(java.util.Locale.ROOT)), 5, 0.5, 8, slice.equals("item") ? ITEM : null);
    }

    @Test
    void gradientsAndUnitDirections() {
        Golden g = golden("gradient_fgm");
        try (ReferenceModel m = new ReferenceModel(g, false)) {
            Scorer.Point p = m.point(g);
            g.assertClose("prob", of(p.ctr()), TOLERANCE);
            double[] logit = m.scorer.gradient(p, p.h());
            g.assertClose("grad_logit_diff", of(logit), TOLERANCE);
            double[] prob = logit.clone();
            for (int i = 0; i < prob.length; i++) {
                prob[i] *= p.ctr()[i / 8] * (1 - p.ctr()[i / 8]);
            }
            g.assertClose("grad_prob", of(prob), TOLERANCE);
            g.assertClose("g_all", of(direction("fgm", "all").unit(logit)), TOLERANCE);
            g.assertClose("g_item", of(direction("fgm", "item").unit(prob)), TOLERANCE);
            assertThat(m.scorer.itemColumns()).isEqualTo(ITEM);
        }
    }

    @ParameterizedTest
    @CsvSource({"plain,1", "scaled,0.8"})
    void uncertaintyUnderMasks(String kind, double kept) {
        Golden g = golden("uncertainty_weight_masks_" + kind);
        try (ReferenceModel m = new ReferenceModel(g, false)) {
            Scorer.Point p = m.point(g);
            int samples = 20;
            double[] h = new double[samples * p.h().length];
            for (int s = 0; s < samples; s++) {
                System.arraycopy(p.h(), 0, h, s * p.h().length, p.h().length);
            }
            List<double[]> masks = new ArrayList<>();
            for (String w : List.of("w1", "w2", "w3")) {
                masks.add(Arrays.stream(g.doubles("inputs", "mask_" + w).toDoubles()).map(d -> d / kept).toArray());
            }
            double[] masked = m.scorer.masked(samples, p.rows(), h, new double[samples * p.rows()], masks);
            g.assertClose("prob_masked", of(masked), TOLERANCE);
            g.assertClose("var_about_point", of(new Spread(true, false).of(p.ctr(), masked)), TOLERANCE);
            g.assertClose("std_about_point", of(new Spread(false, false).of(p.ctr(), masked)), TOLERANCE);
            g.assertClose("var_about_mean", of(new Spread(true, true).of(p.ctr(), masked)), TOLERANCE);
            double[] ts = masked.clone();
            for (int i = 0; i < ts.length; i++) {
                ts[i] -= p.ctr()[i % p.rows()];
            }
            g.assertClose("delta_ts", of(ts), TOLERANCE);
        }
    }

    @ParameterizedTest
    @CsvSource({"ucb,all,fgm", "ucb,all,pgd_ball", "ucb,all,pgd_sphere", "ucb,item,fgm", "ucb,item,pgd_ball", "ucb,item,pgd_sphere", "ts,all,fgm",
        "ts,all,pgd_ball", "ts,all,pgd_sphere", "ts,item,fgm", "ts,item,pgd_ball", "ts,item,pgd_sphere"})
    void scoresAndGates(String kind, String slice, String form) {
        Golden g = golden("score_and_gate");
        try (ReferenceModel m = new ReferenceModel(g, false)) {
            Scorer.Point p = m.point(g);
            double[] delta = g.doubles("inputs", "delta_" + kind).toDoubles();
            double[] radius = Arrays.stream(delta).map(d -> 3 * d).toArray();
            String name = kind + "_" + slice + "_" + form;
            Direction direction = direction(form, slice);
            double[] d = direction.perturbation(p.h(), radius, h -> m.scorer.gradient(p, h));
            g.assertClose(name + "_delta_h", of(d), TOLERANCE);
            g.assertClose(name + "_score", of(m.scorer.score(p, Direction.sum(p.h(), d))), TOLERANCE);
            double[] threshold = g.doubles("inputs", "threshold").toDoubles();
            // the planted tie is a tie of the reference's own rounding
            threshold[1] = p.ctr()[1];
            Perturbed moved = Perturbed.of(m.scorer, p, direction, radius, Gate.above(p.ctr(), threshold));
            g.assertClose("gate", of(moved.gate()), 0);
            g.assertClose(name + "_score_gated", of(moved.score()), TOLERANCE);
            if (kind.equals("ts")) {
                assertThat(moved.score()[0]).as("no uncertainty, no change").isEqualTo(p.ctr()[0]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void pseudoExplorationFollowsTheImaginedLabel(int label) {
        Golden g = golden("pseudo_exploration");
        try (ReferenceModel m = new ReferenceModel(g, false)) {
            Scorer.Point p = m.point(g);
            double[] radius = new double[p.rows()];
            Arrays.fill(radius, label == 1 ? 0.05 : -0.05);
            double[] logit = m.scorer.gradient(p, p.h());
            double[] step = direction("fgm", "all").perturbation(p.h(), radius, h -> logit);
            double[] loss = Arrays.stream(p.ctr()).map(f -> -Math.log(label == 1 ? f : 1 - f)).toArray();
            double[] gradient = logit.clone();
            double[] firstOrder = loss.clone();
            double[] sgd = p.h().clone();
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= p.ctr()[i / 8] - label;
                firstOrder[i / 8] += gradient[i] * step[i];
                sgd[i] -= 0.1 * gradient[i];
            }
            double[] after = m.scorer.score(p, Direction.sum(p.h(), step));
            String y = "y" + label + "_";
            g.assertClose(y + "loss", of(loss), TOLERANCE);
            g.assertClose(y + "grad_loss", of(gradient), TOLERANCE);
            g.assertClose(y + "delta_h", of(step), TOLERANCE);
            g.assertClose(y + "loss_first_order", of(firstOrder), TOLERANCE);
            g.assertClose(y + "prob_after", of(after), TOLERANCE);
            g.assertClose(y + "loss_after", of(Arrays.stream(after).map(f -> -Math.log(label == 1 ? f : 1 - f)).toArray()), TOLERANCE);
            g.assertClose(y + "prob_after_sgd", of(m.scorer.score(p, sgd)), TOLERANCE);
        }
    }

    @Test
    void scoresOfBaselines() {
        Golden g = golden("baseline_scores");
        try (ReferenceModel m = new ReferenceModel(g, false)) {
            Scorer.Point p = m.point(g);
            double[] norms = m.scorer.weightGradientNorms(p);
            g.assertClose("grad_norm", of(norms), TOLERANCE);
            double[] normal = g.doubles("inputs", "normal").toDoubles();
            double[] ones = new double[norms.length];
            Arrays.fill(ones, 1);
            g.assertClose("gradient_ucb", of(Scores.added(p.ctr(), 0.1, norms, ones)), TOLERANCE);
            g.assertClose("gradient_ts", of(Scores.added(p.ctr(), 0.1, norms, normal)), TOLERANCE);
            double[] members = g.doubles("inputs", "prob_ensemble").toDoubles();
            double[] mean = Scores.mean(members, p.rows());
            g.assertClose("ensemble_ucb", of(Scores.added(mean, 0.1, new Spread(false, true).of(mean, members), ones)), TOLERANCE);
            g.assertClose("ensemble_ts", of(Arrays.copyOfRange(members, 3 * p.rows(), 4 * p.rows())), TOLERANCE);
        }
    }
}
