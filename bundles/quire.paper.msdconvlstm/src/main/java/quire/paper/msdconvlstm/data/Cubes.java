package quire.paper.msdconvlstm.data;

import quire.api.tensor.Tensor;

/** Maps of tensors as arrays. */
public final class Cubes {
    private Cubes() {
    }

    /**
     * [rows][steps][cells] of a tensor [rows, steps, height, width].
     *
     * @param mask where 0, values become NaN; null for none
     */
    public static double[][][] of(Tensor t, Tensor mask) {
        float[] v = t.toFloats();
        float[] there = mask == null ? null : mask.toFloats();
        int cells = (int) (t.dim(2) * t.dim(3));
        double[][][] out = new double[(int) t.dim(0)][(int) t.dim(1)][cells];
        int at = 0;
        for (double[][] row : out) {
            for (double[] map : row) {
                for (int i = 0; i < cells; i++, at++) {
                    map[i] = there != null && there[at] == 0 ? Double.NaN : v[at];
                }
            }
        }
        return out;
    }
}
