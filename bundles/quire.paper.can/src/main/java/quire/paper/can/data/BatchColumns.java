package quire.paper.can.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quire.api.dataset.Reading;
import quire.api.tensor.Batch;
import quire.api.tensor.DType;
import quire.api.tensor.Tensor;
import quire.paper.can.schema.CtrSchema;
import quire.paper.can.schema.Field;
import quire.paper.can.schema.Pair;
import quire.paper.can.schema.PairIds;

/** The ids of a batch in arrays, by field in schema order, and the tensors made of them. */
public final class BatchColumns {
    private final CtrSchema schema;
    private final int rows;
    private final int[][] ids;
    private final float[] labels;
    private final int[] groups;
    private final float[] mask;

    public BatchColumns(CtrSchema schema, int rows) {
        this.schema = schema;
        this.rows = rows;
        this.labels = new float[rows];
        this.groups = new int[rows];
        this.mask = new float[rows * schema.history()];
        this.ids = new int[schema.fields().size()][];
        for (int f = 0; f < ids.length; f++) {
            ids[f] = new int[rows * width(schema.fields().get(f))];
        }
    }

    private int width(Field f) {
        return f.sequence() ? schema.history() : 1;
    }

    /** Ids of a field: one per row, or one per row and history entry; 0 at first. */
    public int[] ids(int field) {
        return ids[field];
    }

    public void label(int row, float value) {
        labels[row] = value;
    }

    public void group(int row, int value) {
        groups[row] = value;
    }

    /** Says how many entries of a row's history count. */
    public void length(int row, int length) {
        int at = row * schema.history();
        Arrays.fill(mask, at, at + length, 1f);
    }

    /** The tensors of the batch, checked. */
    public Batch batch(Reading reading) {
        Map<String, Tensor> tensors = new HashMap<>();
        List<Field> fields = schema.fields();
        for (int f = 0; f < ids.length; f++) {
            tensors.put(fields.get(f).name(), ints(reading, fields.get(f).name(), ids[f], fields.get(f).sequence()));
        }
        if (schema.history() > 0) {
            Tensor m = reading.tensor(CtrSchema.MASK, DType.FLOAT, rows, schema.history());
            m.floats().put(mask);
            tensors.put(CtrSchema.MASK, m);
        }
        if (schema.pairBuckets() > 0) {
            for (Pair p : schema.pairs()) {
                Field feed = schema.field(p.feed());
                tensors.put(p.name(), ints(reading, p.name(), pairIds(p, feed), feed.sequence()));
            }
        }
        Tensor label = reading.tensor(CtrSchema.LABEL, DType.FLOAT, rows, 1);
        label.floats().put(labels);
        tensors.put(CtrSchema.LABEL, label);
        tensors.put(CtrSchema.GROUP, ints(reading, CtrSchema.GROUP, groups, false));
        return BatchCheck.check(schema, new Batch(rows, tensors));
    }

    private Tensor ints(Reading reading, String name, int[] values, boolean sequence) {
        Tensor t = sequence ? reading.tensor(name, DType.INT, rows, schema.history()) : reading.tensor(name, DType.INT, rows);
        t.ints().put(values);
        return t;
    }

    private int[] pairIds(Pair p, Field feed) {
        int[] left = ids[schema.fields().indexOf(schema.field(p.induction()))];
        int[] right = ids[schema.fields().indexOf(feed)];
        int width = width(feed);
        int[] out = new int[right.length];
        for (int r = 0; r < rows; r++) {
            for (int t = r * width; t < (r + 1) * width; t++) {
                out[t] = PairIds.id(left[r], right[t], schema.pairBuckets());
            }
        }
        return out;
    }
}
