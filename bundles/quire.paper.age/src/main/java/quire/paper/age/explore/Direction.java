package quire.paper.age.explore;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The adversarial direction of pseudo-exploration (sections 3.1 and 3.2, equations 8, 9 and 14): how an embedding moves when its score
 * is to change most within a radius. All rows at once.
 *
 * @param form  {@code FGM}: one gradient; {@code PGD_BALL}: steps of alpha * radius along the unit gradient, projected on the ball;
 *              {@code PGD_SPHERE}: the unit direction is corrected by the gradient where it leads
 * @param steps of PGD, at least 1
 * @param alpha step of PGD_BALL as a share of the radius
 * @param width of a row
 * @param moves columns that move, null for all
 */
public record Direction(Form form, int steps, double alpha, int width, int[] moves) {
    private static final double TINY = 1e-12;

    /** Forms of the adversarial gradient. */
    public enum Form { FGM, PGD_BALL, PGD_SPHERE }

    /**
     * The perturbation.
     *
     * @param h        rows x width
     * @param radius   per row, lambda * delta, signed
     * @param gradient of the score at given embeddings
     * @return rows x width; exactly 0 where the radius or the gradient is 0
     */
    public double[] perturbation(double[] h, double[] radius, UnaryOperator<double[]> gradient) {
        return switch (form) {
            case FGM -> scaled(unit(gradient.apply(h)), radius);
            case PGD_BALL -> ball(h, radius, gradient);
            case PGD_SPHERE -> sphere(h, radius, gradient);
        };
    }

    private double[] ball(double[] h, double[] radius, UnaryOperator<double[]> gradient) {
        double[] d = new double[h.length];
        for (int t = 0; t < steps; t++) {
            double[] u = unit(gradient.apply(t == 0 ? h : sum(h, d)));
            for (int r = 0; r < radius.length; r++) {
                double step = alpha * radius[r];
                double squares = 0;
                for (int i = r * width; i < (r + 1) * width; i++) {
                    d[i] += step * u[i];
                    squares += d[i] * d[i];
                }
                double norm = Math.sqrt(squares);
                double most = Math.abs(radius[r]);
                if (norm > most) {
                    for (int i = r * width; i < (r + 1) * width; i++) {
                        d[i] *= most / norm;
                    }
                }
            }
        }
        return d;
    }

    private double[] sphere(double[] h, double[] radius, UnaryOperator<double[]> gradient) {
        double[] g = new double[h.length];
        for (int t = 0; t < steps; t++) {
            g = unit(sum(g, unit(gradient.apply(t == 0 ? h : sum(h, scaled(g, radius))))));
        }
        return scaled(g, radius);
    }

    /** Rows divided by their norms, columns that stay zeroed first; a dead gradient gives zeros. */
    public double[] unit(double[] rows) {
        double[] out = rows;
        if (moves != null) {
            out = new double[rows.length];
            for (int r = 0; r < rows.length; r += width) {
                for (int c : moves) {
                    out[r + c] = rows[r + c];
                }
            }
        } else {
            out = Arrays.copyOf(rows, rows.length);
        }
        for (int r = 0; r < out.length; r += width) {
            double squares = 0;
            for (int i = r; i < r + width; i++) {
                squares += out[i] * out[i];
            }
            double norm = Math.max(Math.sqrt(squares), TINY);
            for (int i = r; i < r + width; i++) {
                out[i] /= norm;
            }
        }
        return out;
    }

    private double[] scaled(double[] rows, double[] factor) {
        double[] out = new double[rows.length];
        for (int r = 0; r < factor.length; r++) {
            for (int i = r * width; i < (r + 1) * width; i++) {
                out[i] = factor[r] * rows[i];
            }
        }
        return out;
    }

    static double[] sum(double[] a, double[] b) {
        double[] out = new double[a.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] + b[i];
        }
        return out;
    }
}
