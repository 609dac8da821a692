package quire.data.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @RepeatedTest(40)
    void aucCountsPairs(RepetitionInfo info) {
        SplittableRandom r = new SplittableRandom(info.getCurrentRepetition());
        int n = 1 + r.nextInt(300);
        // few distinct scores: many ties
        int levels = 1 + r.nextInt(50);
        double[] score = new double[n];
        boolean[] label = new boolean[n];
        Auc auc = new Auc();
        for (int i = 0; i < n; i++) {
            score[i] = (r.nextInt(levels) - levels / 2) * (r.nextBoolean() ? 1.0 : -1.0);
            label[i] = r.nextInt(3) == 0;
            auc.add(score[i], label[i]);
        }
        assertThat(auc.value()).isEqualTo(pairs(score, label));
        assertThat(auc.count()).isEqualTo(n);
    }

    @Test
    void aucOfOneClassOrNaNIsUndefined() {
        Auc auc = new Auc();
        assertThat(auc.value()).isNaN();
        auc.add(new float[] {1, 2}, new float[] {1, 1});
        assertThat(auc.value()).isNaN();
        auc.add(0, false);
        assertThat(auc.value()).isEqualTo(1);
        auc.add(Double.NaN, false);
        assertThat(auc.value()).isNaN();
    }

    @RepeatedTest(20)
    void gaucWeighsUsers(RepetitionInfo info) {
        SplittableRandom r = new SplittableRandom(100 + info.getCurrentRepetition());
        Gauc gauc = new Gauc();
        double sum = 0;
        double weight = 0;
        int counting = 0;
        for (int user = 0; user < 12; user++) {
            int n = r.nextInt(9);
            double[] score = new double[n];
            boolean[] label = new boolean[n];
            for (int i = 0; i < n; i++) {
                score[i] = r.nextInt(5);
                label[i] = r.nextBoolean();
                gauc.add(user, score[i], label[i]);
            }
            double auc = pairs(score, label);
            if (!Double.isNaN(auc)) {
                sum += auc * n;
                weight += n;
                counting++;
            }
        }
        assertThat(gauc.users()).isEqualTo(counting);
        assertThat(gauc.value()).isEqualTo(sum / weight, within(1e-12));
    }

    @Test
    void logLossAgreesWithProbabilitiesAndDoesNotOverflow() {
        SplittableRandom r = new SplittableRandom(7);
        LogLoss loss = new LogLoss();
        double sum = 0;
        for (int i = 0; i < 500; i++) {
            double x = 6 * r.nextDouble() - 3;
            int y = r.nextInt(2);
            loss.add(x, y);
            double p = 1 / (1 + Math.exp(-x));
            sum -= y == 1 ? Math.log(p) : Math.log(1 - p);
        }
        assertThat(loss.value()).isEqualTo(sum / 500, within(1e-12));
        LogLoss extreme = new LogLoss();
        extreme.add(new float[] {1000, -1000}, new float[] {0, 0});
        assertThat(extreme.value()).isEqualTo(500);
        assertThat(new LogLoss().value()).isNaN();
    }

    @RepeatedTest(20)
    void accuracyAgreesWithSorting(RepetitionInfo info) {
        SplittableRandom r = new SplittableRandom(info.getCurrentRepetition());
        int n = 50;
        int width = 6;
        float[] scores = new float[n * width];
        int[] classes = new int[n];
        int[] hits = new int[width + 1];
        for (int row = 0; row < n; row++) {
            classes[row] = r.nextInt(width);
            for (int i = 0; i < width; i++) {
                scores[row * width + i] = r.nextInt(4);
            }
            int base = row * width;
            int place = java.util.stream.IntStream.range(0, width).boxed()
                    .sorted(java.util.Comparator.comparing((Integer i) -> -scores[base + i]).thenComparing(i -> i)).toList().indexOf(classes[row]);
            for (int k = place + 1; k <= width; k++) {
                hits[k]++;
            }
        }
        for (int k = 1; k <= width; k++) {
            Accuracy a = new Accuracy(k);
            a.add(scores, classes);
            assertThat(a.value()).isEqualTo(hits[k] / 50.0);
        }
        ConfusionMatrix m = new ConfusionMatrix(width);
        m.add(scores, classes);
        assertThat(m.accuracy()).isEqualTo(hits[1] / 50.0);
    }

    @Test
    void confusionMatrixRatios() {
        ConfusionMatrix m = new ConfusionMatrix(3);
        m.add(0, 0);
        m.add(0, 0);
        m.add(0, 1);
        m.add(1, 1);
        assertThat(m.count(0, 1)).isEqualTo(1);
        assertThat(m.recall(0)).isEqualTo(2.0 / 3);
        assertThat(m.precision(1)).isEqualTo(0.5);
        assertThat(m.f1(0)).isEqualTo(0.8);
        assertThat(m.f1(2)).isNaN();
        assertThat(m.macroF1()).isEqualTo((0.8 + 2.0 / 3) / 2, within(1e-12));
        assertThat(new ConfusionMatrix(2).accuracy()).isNaN();
    }

    @Test
    void meanIsWeighted() {
        Mean mean = new Mean();
        assertThat(mean.value()).isNaN();
        mean.add(1, 3);
        mean.add(5);
        assertThat(mean.value()).isEqualTo(2);
    }

    private static double pairs(double[] score, boolean[] label) {
        double sum = 0;
        long n = 0;
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; j < score.length; j++) {
                if (label[i] && !label[j]) {
                    n++;
                    sum += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0;
                }
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }
}
