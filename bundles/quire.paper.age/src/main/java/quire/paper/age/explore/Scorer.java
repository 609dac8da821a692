package quire.paper.age.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quire.api.compute.Session;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.age.model.ExplorableModel;
import quire.paper.age.model.MaskShape;

/** An explorable model in a session: scores and gradients of all candidates of all requests in one call each. One caller at a time. */
public final class Scorer {
    private final Session session;
    private final ExplorableModel model;
    private final DType dtype;
    private final int width;
    private final List<MaskShape> masks;
    private final List<Integer> layers;

    public Scorer(Session session, ExplorableModel model) {
        this.session = session;
        this.model = model;
        this.dtype = model.host().dtype();
        this.width = model.host().width();
        this.masks = model.masks();
        this.layers = model.layers();
    }

    /**
     * Candidates without exploration.
     *
     * @param h         rows x width
     * @param ctr       predicted click rate
     * @param offset    added to the logit beside the dense layers
     * @param threshold the gating unit's average click rate of the item
     */
    public record Point(int rows, double[] h, double[] ctr, double[] offset, double[] threshold) {
    }

    public int width() {
        return width;
    }

    public int[] itemColumns() {
        return model.host().itemColumns();
    }

    public List<MaskShape> masks() {
        return masks;
    }

    /** Embeds and scores a batch of candidates. */
    public Point point(Batch batch) {
        Map<String, Tensor> out = session.run(session.prepare(Model.INFER, batch, 0), List.of("h", "probability", "offset", "threshold"));
        return new Point(batch.rows(), out.get("h").toDoubles(), out.get("probability").toDoubles(), out.get("offset").toDoubles(),
                out.get("threshold").toDoubles());
    }

    /** Scores of moved embeddings. */
    public double[] score(Point p, double[] h) {
        return session.run(session.prepare(ExplorableModel.HEAD, at(p, h), 0), List.of("probability")).get("probability").toDoubles();
    }

    /** Gradient of each row's log-odds with respect to its embedding; that of the probability has the same direction. */
    public double[] gradient(Point p, double[] h) {
        return session.gradients(session.prepare(ExplorableModel.HEAD, at(p, h), 0), List.of("h")).get("h").toDoubles();
    }

    private Batch at(Point p, double[] h) {
        return new Batch(p.rows(), Map.of("h", tensor(h, p.rows(), width), "offset", tensor(p.offset(), p.rows(), 1)));
    }

    /**
     * Scores under masks.
     *
     * @param h      [samples, rows, width]
     * @param values masks of {@link #masks()}, each [samples, mask]
     * @return [samples, rows]
     */
    public double[] masked(int samples, int rows, double[] h, double[] offset, List<double[]> values) {
        Map<String, Tensor> in = new HashMap<>();
        in.put("h", tensor(h, samples, rows, width));
        in.put("offset", tensor(offset, samples, rows, 1));
        if (model.unitMasks()) {
            double[] ones = new double[samples];
            java.util.Arrays.fill(ones, 1);
            in.put("ones", tensor(ones, samples, 1, 1));
        }
        for (int k = 0; k < masks.size(); k++) {
            in.put(masks.get(k).name(), tensor(values.get(k), samples, masks.get(k).rows(), masks.get(k).columns()));
        }
        return session.run(session.prepare(ExplorableModel.MASKED, new Batch(samples, in), 0), List.of("probability")).get("probability").toDoubles();
    }

    /** Norm of each row's gradient of the probability with respect to all dense weights and biases. */
    public double[] weightGradientNorms(Point p) {
        Map<String, Tensor> in = new HashMap<>(at(p, p.h()).tensors());
        List<String> probes = new ArrayList<>();
        List<String> sizes = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            in.put("probe" + k, Tensor.zeros(dtype, p.rows(), layers.get(k)));
            probes.add("probe" + k);
            sizes.add("size" + k);
        }
        Batch batch = new Batch(p.rows(), in);
        List<double[]> size = new ArrayList<>();
        Map<String, Tensor> out = session.run(session.prepare(ExplorableModel.WATCHED, batch, 0), sizes);
        sizes.forEach(s -> size.add(out.get(s).toDoubles()));
        Map<String, Tensor> gradients = session.gradients(session.prepare(ExplorableModel.WATCHED, batch, 0), probes);
        double[] squares = new double[p.rows()];
        for (int k = 0; k < layers.size(); k++) {
            double[] g = gradients.get("probe" + k).toDoubles();
            int out1 = layers.get(k);
            for (int r = 0; r < squares.length; r++) {
                double s = 0;
                for (int c = 0; c < out1; c++) {
                    s += g[r * out1 + c] * g[r * out1 + c];
                }
                squares[r] += s * size.get(k)[r];
            }
        }
        for (int r = 0; r < squares.length; r++) {
            squares[r] = Math.sqrt(squares[r]);
        }
        return squares;
    }

    private Tensor tensor(double[] values, long... shape) {
        if (dtype == DType.DOUBLE) {
            return Tensor.of(values, shape);
        }
        float[] f = new float[values.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) values[i];
        }
        return Tensor.of(f, shape);
    }
}
