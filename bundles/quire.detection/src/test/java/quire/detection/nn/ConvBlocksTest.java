package quire.detection.nn;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.tensor.Tensor;
import quire.nn.conv.Conv2d;
import quire.nn.conv.FeatureMap;
import quire.nn.conv.GroupNorm;
import quire.nn.conv.Pooling;
import quire.nn.conv.Resampling;
import quire.nn.layer.BatchNorm;
import quire.testkit.Golden;
import quire.testkit.Probe;

/** The blocks of {@code quire.nn.conv} on both engines, against golden vectors or loops written out. */
class ConvBlocksTest {

    private static FeatureMap map(SDVariable v, Tensor t) {
        return new FeatureMap(v, (int) t.dim(1), (int) t.dim(2), (int) t.dim(3));
    }

    private static void resampling(String file) {
        int n = 0;
        for (JsonNode c : Golden.load(ConvBlocksTest.class, "augfpn/" + file).root().path("expected").path("cases")) {
            Tensor x = Probe.tensor(c.get("x"));
            int h = c.get("out_hw").get(0).asInt();
            int w = c.get("out_hw").get(1).asInt();
            Map<String, Tensor> out = new Probe().feed("x", x).seed("y", Probe.tensor(c.get("seed_grad"))).run((g, in) -> {
                FeatureMap m = map(in.get("x"), x);
                FeatureMap y = file.startsWith("adaptive") ? Resampling.adaptiveAverage(g, m, h, w)
                        : c.has("mode") ? Resampling.nearest(g, m, h, w)
                        : Resampling.bilinear(g, m, h, w, c.get("align_corners").asBoolean());
                return Map.of("y", y.value());
            });
            Probe.close(file + " " + n, out.get("y"), Probe.tensor(c.get("y")), 1e-9);
            Probe.close(file + " gradient " + n++, out.get("d_x"), Probe.tensor(c.get("d_x")), 1e-9);
        }
        org.assertj.core.api.Assertions.assertThat(n).isGreaterThan(3);
    }

    @Test
    void adaptivePoolingFollowsItsVectors() {
        resampling("adaptive_avg_pool");
    }

    @Test
    void upsamplingFollowsItsVectors() {
        resampling("upsample");
    }

    @Test
    void convolutionIsTheSumOverItsWindow() {
        Tensor x = Probe.random(1, -1, 1, 2, 3, 7, 6);
        Tensor w = Probe.random(2, -1, 1, 4, 3, 3, 3);
        Tensor b = Probe.random(3, -1, 1, 4);
        Map<String, Tensor> out = new Probe().feed("x", x).feed("c/weight", Probe.turned(w)).feed("c/bias", b)
                .seed("y", Probe.random(4, -1, 1, 2, 4, 4, 3))
                .run((g, in) -> Map.of("y", Conv2d.same(4, 3).strided(2).apply(g, "c", map(in.get("x"), x)).value()));
        double[] y = new double[2 * 4 * 4 * 3];
        double[] xs = x.toDoubles();
        double[] ws = w.toDoubles();
        for (int k = 0; k < y.length; k++) {
            int n = k / 48;
            int o = k / 12 % 4;
            y[k] = b.toDoubles()[o];
            for (int t = 0; t < 27; t++) {
                int i = k / 3 % 4 * 2 + t / 3 % 3 - 1;
                int j = k % 3 * 2 + t % 3 - 1;
                if (i >= 0 && i < 7 && j >= 0 && j < 6) {
                    y[k] += xs[((n * 3 + t / 9) * 7 + i) * 6 + j] * ws[o * 27 + t];
                }
            }
        }
        Probe.close("convolution", out.get("y"), Tensor.of(y, 2, 4, 4, 3), 1e-9);
    }

    @Test
    void poolingPicksAndAverages() {
        Tensor x = Probe.random(1, -1, 1, 2, 3, 6, 8);
        Map<String, Tensor> out = new Probe().feed("x", x).seed("max", Probe.random(2, -1, 1, 2, 3, 3, 4))
                .seed("sub", Probe.random(3, -1, 1, 2, 3, 3, 4)).seed("mean", Probe.random(4, -1, 1, 2, 3)).run((g, in) -> {
                    FeatureMap m = map(in.get("x"), x);
                    return Map.of("max", Pooling.max(g, m, 3, 2, 1).value(), "sub", Pooling.subsample(g, m).value(), "mean",
                            Pooling.globalAverage(g, m));
                });
        double[] xs = x.toDoubles();
        double[] max = new double[72];
        double[] sub = new double[72];
        double[] mean = new double[6];
        for (int k = 0; k < 72; k++) {
            int i = k / 4 % 3 * 2;
            int j = k % 4 * 2;
            max[k] = Double.NEGATIVE_INFINITY;
            sub[k] = xs[k / 12 * 48 + i * 8 + j];
            for (int t = 0; t < 9; t++) {
                int r = i + t / 3 - 1;
                int c = j + t % 3 - 1;
                if (r >= 0 && r < 6 && c >= 0 && c < 8) {
                    max[k] = Math.max(max[k], xs[k / 12 * 48 + r * 8 + c]);
                }
            }
        }
        for (int k = 0; k < xs.length; k++) {
            mean[k / 48] += xs[k] / 48;
        }
        Probe.close("max", out.get("max"), Tensor.of(max, 2, 3, 3, 4), 1e-12);
        Probe.close("subsample", out.get("sub"), Tensor.of(sub, 2, 3, 3, 4), 1e-12);
        Probe.close("mean", out.get("mean"), Tensor.of(mean, 2, 3), 1e-12);
    }

    @Test
    void normsHaveMeanZeroAndDeviationOne() {
        Tensor x = Probe.random(1, -2, 5, 3, 4, 3, 5);
        Map<String, Tensor> out = new Probe().feed("x", x).feed("bn/scale", Probe.random(2, 1, 2, 4)).feed("gn/shift", Probe.random(3, 1, 2, 4))
                .seed("bn", Probe.random(4, -1, 1, 3, 4, 3, 5)).seed("gn", Probe.random(5, -1, 1, 3, 4, 3, 5))
                .also("update/bn/mean").also("update/bn/variance").run((g, in) -> {
                    FeatureMap m = map(in.get("x"), x);
                    return Map.of("bn", BatchNorm.onMaps(g, "bn", m.value(), 4, 1e-5, 0.1), "gn", GroupNorm.apply(g, "gn", m, 2, 1e-5).value());
                });
        double[] scale = Probe.random(2, 1, 2, 4).toDoubles();
        double[] shift = Probe.random(3, 1, 2, 4).toDoubles();
        Probe.close("batch norm", out.get("bn"), normalised(x, (n, c) -> c, scale, new double[4]), 1e-9);
        Probe.close("group norm", out.get("gn"), normalised(x, (n, c) -> n * 2 + c / 2, new double[] {1, 1, 1, 1}, shift), 1e-9);
        // running statistics: a tenth of the way from 0 to the mean, from 1 to the unbiased variance
        double mean = 0;
        double square = 0;
        double[] xs = x.toDoubles();
        for (int k = 0; k < xs.length; k++) {
            mean += k / 15 % 4 == 0 ? xs[k] / 45 : 0;
        }
        for (int k = 0; k < xs.length; k++) {
            square += k / 15 % 4 == 0 ? (xs[k] - mean) * (xs[k] - mean) / 44 : 0;
        }
        Probe.close("running mean", Tensor.of(new double[] {out.get("update/bn/mean").toDoubles()[0]}, 1), Tensor.of(new double[] {0.1 * mean}, 1), 1e-9);
        Probe.close("running variance", Tensor.of(new double[] {out.get("update/bn/variance").toDoubles()[0]}, 1),
                Tensor.of(new double[] {0.9 + 0.1 * square}, 1), 1e-9);
    }

    @Test
    void batchNormReadsRunningStatistics() {
        Tensor x = Probe.random(1, -2, 5, 1, 2, 1, 1);
        Map<String, Tensor> out = new Probe().inference().feed("x", x).feed("bn/mean", Tensor.of(new double[] {1, 2}, 2))
                .feed("bn/variance", Tensor.of(new double[] {4, 9}, 2)).feed("bn/shift", Tensor.of(new double[] {5, 6}, 2))
                .run((g, in) -> Map.of("y", BatchNorm.onMaps(g, "bn", in.get("x"), 2, 0, 0.1)));
        double[] v = x.toDoubles();
        Probe.close("batch norm", out.get("y"), Tensor.of(new double[] {(v[0] - 1) / 2 + 5, (v[1] - 2) / 3 + 6}, 2), 1e-9);
    }

    /** Which mean and variance a channel of an example shares. */
    private interface Pool {
        int of(int row, int channel);
    }

    private static Tensor normalised(Tensor x, Pool pool, double[] scale, double[] shift) {
        double[] v = x.toDoubles();
        double[] count = new double[16];
        double[] mean = new double[16];
        double[] square = new double[16];
        for (int pass = 0; pass < 3; pass++) {
            for (int k = 0; k < v.length; k++) {
                int p = pool.of(k / 60, k / 15 % 4);
                if (pass == 0) {
                    count[p]++;
                } else if (pass == 1) {
                    mean[p] += x.toDoubles()[k] / count[p];
                } else {
                    square[p] += (v[k] - mean[p]) * (v[k] - mean[p]) / count[p];
                }
            }
        }
        for (int k = 0; k < v.length; k++) {
            int c = k / 15 % 4;
            int p = pool.of(k / 60, c);
            v[k] = (v[k] - mean[p]) / Math.sqrt(square[p] + 1e-5) * scale[c] + shift[c];
        }
        return Tensor.of(v, x.shape());
    }
}
