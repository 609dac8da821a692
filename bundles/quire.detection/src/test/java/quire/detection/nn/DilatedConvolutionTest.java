package quire.detection.nn;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quire.api.model.Init;
import quire.api.tensor.Tensor;
import quire.nn.conv.Conv2d;
import quire.nn.conv.FeatureMap;
import quire.testkit.Probe;

class DilatedConvolutionTest {
    private static final int IN = 2;
    private static final int OUT = 3;

    @ParameterizedTest(name = "{0}x{1}, kernel {2}, padding {3}, dilation {4}")
    @CsvSource({"7, 5, 3, 2, 2", "8, 8, 3, 6, 6", "9, 12, 3, 0, 3", "6, 7, 1, 0, 4", "10, 10, 2, 3, 2"})
    void sumsTheTapsAtTheirDistances(int height, int width, int kernel, int padding, int dilation) {
        Conv2d conv = new Conv2d(OUT, kernel, 1, padding, dilation, null, Init.zeros());
        Tensor x = Probe.random(1, -1, 1, 2, IN, height, width);
        Tensor w = Probe.random(2, -1, 1, kernel, kernel, IN, OUT);
        Tensor b = Probe.random(3, -1, 1, OUT);
        int top = conv.reach(height);
        int side = conv.reach(width);
        Tensor seed = Probe.random(4, -1, 1, 2, OUT, top, side);
        double[] y = new double[2 * OUT * top * side];
        double[] dx = new double[x.size()];
        double[] dw = new double[w.size()];
        double[] xs = x.toDoubles();
        double[] ws = w.toDoubles();
        double[] seeds = seed.toDoubles();
        for (int at = 0; at < y.length; at++) {
            int column = at % side;
            int row = at / side % top;
            int o = at / side / top % OUT;
            int n = at / side / top / OUT;
            y[at] = b.toDoubles()[o];
            for (int tap = 0; tap < kernel * kernel * IN; tap++) {
                int i = tap % IN;
                int c = column - padding + dilation * (tap / IN % kernel);
                int r = row - padding + dilation * (tap / IN / kernel);
                if (r >= 0 && r < height && c >= 0 && c < width) {
                    int from = ((n * IN + i) * height + r) * width + c;
                    y[at] += xs[from] * ws[tap * OUT + o];
                    dx[from] += seeds[at] * ws[tap * OUT + o];
                    dw[tap * OUT + o] += seeds[at] * xs[from];
                }
            }
        }
        Map<String, Tensor> found = new Probe().feed("x", x).feed("conv/weight", w).feed("conv/bias", b).seed("y", seed).run((g, in) -> Map.of("y",
                conv.apply(g, "conv", new FeatureMap(in.get("x"), IN, height, width)).value()));
        Probe.close("y", found.get("y"), Tensor.of(y, 2, OUT, top, side), 1e-12);
        Probe.close("dx", found.get("d_x"), Tensor.of(dx, 2, IN, height, width), 1e-12);
        Probe.close("dw", found.get("d_conv/weight"), Tensor.of(dw, kernel, kernel, IN, OUT), 1e-12);
    }
}
