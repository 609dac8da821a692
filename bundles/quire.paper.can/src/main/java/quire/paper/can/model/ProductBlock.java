package quire.paper.can.model;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.nn.GraphBuilder;
import quire.paper.can.schema.Field;

/**
 * Inner and outer products of the interacting fields' vectors (Qu et al. 2016, PNN): each inner product of two fields, and the outer
 * product of the fields' sum with itself, the paper's superposition of all outer products.
 */
final class ProductBlock implements Block {
    @Override
    public void add(Features f) {
        List<Field> fields = f.interacting();
        int n = fields.size();
        int e = f.options.embedding();
        SDVariable[] vectors = fields.stream().map(f::vector).map(v -> f.sd().reshape(v, -1, 1, e)).toArray(SDVariable[]::new);
        SDVariable stacked = f.sd().concat(1, vectors);
        SDVariable inner = f.sd().mmul(stacked, f.sd().permute(stacked, 0, 2, 1));
        f.column(f.sd().reshape(inner, -1, (long) n * n).mmul(upperTriangle(f.g, n)), n * (n - 1) / 2);
        SDVariable sum = f.sd().reshape(stacked.sum(1), -1, e, 1);
        f.column(f.sd().reshape(f.sd().mmul(sum, f.sd().reshape(sum, -1, 1, e)), -1, (long) e * e), e * e);
    }

    /** Picks the entries (i, j), i below j, of a flattened n x n matrix. */
    private static SDVariable upperTriangle(GraphBuilder g, int n) {
        int columns = n * (n - 1) / 2;
        double[] pick = new double[n * n * columns];
        int column = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                pick[(i * n + j) * columns + column++] = 1;
            }
        }
        return g.constant(pick, (long) n * n, columns);
    }
}
