package quire.paper.can.data;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import quire.api.QuireException;
import quire.api.tensor.Batch;
import quire.paper.can.schema.CtrSchema;
import quire.paper.can.schema.Field;

/** Refuses batches that a click model cannot take. Every batch made here goes through it; foreign data sets may use it too. */
public final class BatchCheck {
    private BatchCheck() {
    }

    /**
     * @return the batch itself
     * @throws QuireException naming tensor, row and value
     */
    public static Batch check(CtrSchema schema, Batch batch) {
        if (batch.rows() < 1) {
            throw new QuireException("the batch is empty; give at least one row");
        }
        for (Field f : schema.fields()) {
            ids(f.name(), batch.get(f.name()).ints(), schema.rows(f), batch.rows() * (f.sequence() ? schema.history() : 1));
        }
        if (schema.history() > 0) {
            mask(batch.get(CtrSchema.MASK).floats(), batch.rows(), schema.history());
        }
        FloatBuffer labels = batch.get(CtrSchema.LABEL).floats();
        for (int r = 0; r < batch.rows(); r++) {
            float y = labels.get(r);
            if (y != 0 && y != 1) {
                throw new QuireException("label of row " + r + " is " + y + "; labels are 0 or 1");
            }
        }
        return batch;
    }

    private static void ids(String name, IntBuffer ids, int rows, int expected) {
        if (ids.capacity() != expected) {
            throw new QuireException("tensor '" + name + "' holds " + ids.capacity() + " ids where " + expected
                    + " were expected; histories of one row have one length");
        }
        for (int i = 0; i < expected; i++) {
            int id = ids.get(i);
            if (id < 0 || id >= rows) {
                throw new QuireException("id " + id + " of '" + name + "' is outside its table of " + rows
                        + " rows; encode with the vocabulary the model was trained with");
            }
        }
    }

    private static void mask(FloatBuffer mask, int rows, int history) {
        for (int r = 0; r < rows; r++) {
            float before = 1;
            for (int t = 0; t < history; t++) {
                float m = mask.get(r * history + t);
                if (m != 0 && m != 1) {
                    throw new QuireException("mask of row " + r + " holds " + m + "; masks hold 0 or 1");
                }
                if (m > before) {
                    throw new QuireException("mask of row " + r + " has a gap before entry " + t + "; real entries come first");
                }
                before = m;
            }
        }
    }
}
