package quire.nn.attention;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;

/** The sinusoidal position table of Vaswani et al. 2017, made for the length asked for: there is no longest sequence. */
public final class PositionalEncoding {
    private PositionalEncoding() {
    }

    /**
     * Row = position; even column 2i = sin(pos / 10000^(2i/width)), odd column 2i+1 = the cosine of the same angle.
     *
     * @return [length, width], row-major
     */
    public static double[] table(int length, int width) {
        double[] t = new double[length * width];
        for (int pos = 0; pos < length; pos++) {
            for (int c = 0; c < width; c += 2) {
                double angle = pos / Math.pow(10000.0, (double) c / width);
                t[pos * width + c] = Math.sin(angle);
                if (c + 1 < width) {
                    t[pos * width + c + 1] = Math.cos(angle);
                }
            }
        }
        return t;
    }

    /**
     * Adds the table.
     *
     * @param x [sequences, length, width]
     */
    public static SDVariable add(GraphBuilder g, SDVariable x, int length, int width) {
        return x.add(g.constant(table(length, width), length, width));
    }
}
