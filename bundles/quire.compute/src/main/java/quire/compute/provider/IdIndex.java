package quire.compute.provider;

import java.util.List;
import quire.api.QuireException;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;

/**
 * Turns ids into positions among the distinct ids of a batch, in order of first appearance. Holds one int per id of the vocabulary
 * and touches only those a batch holds.
 */
final class IdIndex {
    private final String table;
    private final List<String> inputs;
    private final int[] position;
    private final int[] stamp;
    private int round;
    private int[] distinct = new int[1024];
    private int count;

    IdIndex(String table, List<String> inputs, int rows) {
        this.table = table;
        this.inputs = inputs;
        this.position = new int[rows];
        this.stamp = new int[rows];
    }

    /** Indexes a batch. */
    BatchIds index(Batch batch) {
        round++;
        count = 0;
        int[][] all = new int[inputs.size()][];
        int[][] positions = new int[inputs.size()][];
        for (int k = 0; k < all.length; k++) {
            String input = inputs.get(k);
            Tensor ids = batch.get(input);
            if (ids.dtype() != DType.INT) {
                throw new QuireException("tensor '" + input + "' must hold int ids for table '" + table + "', not " + ids);
            }
            int[] from = new int[ids.size()];
            ids.ints().get(from);
            int[] at = new int[from.length];
            for (int i = 0; i < at.length; i++) {
                at[i] = place(from[i], input, i);
            }
            all[k] = from;
            positions[k] = at;
        }
        return new BatchIds(java.util.Arrays.copyOf(distinct, count), all, positions);
    }

    private int place(int id, String input, int at) {
        if (id < 0 || id >= position.length) {
            throw new QuireException("id " + id + " at place " + at + " of '" + input + "' is outside table '" + table + "' of "
                    + position.length + " rows; the data was encoded with another vocabulary");
        }
        if (stamp[id] != round) {
            stamp[id] = round;
            position[id] = count;
            if (count == distinct.length) {
                distinct = java.util.Arrays.copyOf(distinct, 2 * count);
            }
            distinct[count++] = id;
        }
        return position[id];
    }
}
