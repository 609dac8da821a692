package quire.paper.can.data;

import quire.api.dataset.Reading;
import quire.api.dataset.Split;
import quire.api.tensor.Batch;
import quire.paper.can.schema.CtrSchema;

/** Rows of one split, assembled column by column in arrays and put into tensors in bulk. */
final class ClickSplit implements Split {
    private final ClickRows rows;
    private final CtrSchema schema;
    private final int[] chosen;

    ClickSplit(ClickRows rows, CtrSchema schema, int[] chosen) {
        this.rows = rows;
        this.schema = schema;
        this.chosen = chosen;
    }

    @Override
    public int size() {
        return chosen.length;
    }

    @Override
    public Batch read(int[] wanted, Reading reading) {
        int n = wanted.length;
        int history = schema.history();
        BatchColumns columns = new BatchColumns(schema, n);
        for (int r = 0; r < n; r++) {
            int row = chosen[wanted[r]];
            columns.label(r, rows.labels.get(row));
            columns.group(r, rows.groups.get(row));
            for (int f = 0; f < rows.singles.size(); f++) {
                columns.ids(f)[r] = rows.singles.get(f).get(row);
            }
            if (history > 0) {
                int length = Math.min(rows.length.get(row), history);
                // of a longer history the most recent entries, which come last
                int from = rows.from.get(row) + rows.length.get(row) - length;
                columns.length(r, length);
                for (int s = 0; s < rows.pools.size(); s++) {
                    rows.pools.get(s).get(from, columns.ids(rows.singles.size() + s), r * history, length);
                }
            }
        }
        return columns.batch(reading);
    }
}
