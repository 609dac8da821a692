package quire.paper.age.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quire.api.dataset.Schema;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;

/** Turns candidates into rows of one batch. */
public record Pools(Schema schema) {
    /** All candidates of all visits, one after the other. */
    public Batch candidates(List<Visit> visits) {
        int rows = visits.stream().mapToInt(v -> v.articles().length).sum();
        int[][] which = new int[rows][];
        int r = 0;
        for (int v = 0; v < visits.size(); v++) {
            for (int c = 0; c < visits.get(v).articles().length; c++) {
                which[r++] = new int[] {v, c};
            }
        }
        return rows(visits, which, null);
    }

    /** One shown candidate of each visit, with its label. */
    public Batch shown(List<Visit> visits, int[] candidate, int[] click) {
        int[][] which = new int[visits.size()][];
        for (int v = 0; v < which.length; v++) {
            which[v] = new int[] {v, candidate[v]};
        }
        return rows(visits, which, click);
    }

    /** The way back from {@link #shown}: one visit per row, with the shown candidate alone. */
    public List<Visit> visits(Map<String, Tensor> rows) {
        int most = schema.size("history");
        int users = schema.size(VisitFields.USER_NUMBERS);
        int items = schema.size(VisitFields.ITEM_NUMBERS);
        double[] articles = rows.get(VisitFields.ARTICLE).toDoubles();
        double[] labels = rows.get(VisitFields.LABEL).toDoubles();
        double[] features = rows.get(VisitFields.FEATURES).toDoubles();
        double[] mask = rows.get(VisitFields.MASK).toDoubles();
        double[] user = rows.get(VisitFields.USER_NUMBERS).toDoubles();
        double[] item = rows.get(VisitFields.ITEM_NUMBERS).toDoubles();
        List<Visit> out = new ArrayList<>();
        for (int r = 0; r < articles.length; r++) {
            int n = 0;
            while (n < most && mask[r * most + n] == 1) {
                n++;
            }
            int[] ids = Arrays.stream(features, r * most, r * most + n).mapToInt(d -> (int) d).toArray();
            double[][] numbers = items == 0 ? null : new double[][] {Arrays.copyOfRange(item, r * items, (r + 1) * items)};
            out.add(new Visit(r, 0, ids, Arrays.copyOfRange(user, r * users, (r + 1) * users), new int[] {(int) articles[r]}, numbers, 0,
                    (int) labels[r], null));
        }
        return out;
    }

    private Batch rows(List<Visit> visits, int[][] which, int[] click) {
        int rows = which.length;
        int most = schema.size("history");
        int users = schema.size(VisitFields.USER_NUMBERS);
        int items = schema.size(VisitFields.ITEM_NUMBERS);
        int[] features = new int[rows * most];
        float[] mask = new float[rows * most];
        int[] articles = new int[rows];
        float[] user = new float[rows * users];
        float[] item = new float[rows * items];
        float[] label = new float[rows];
        for (int r = 0; r < rows; r++) {
            Visit v = visits.get(which[r][0]);
            int c = which[r][1];
            int n = Math.min(most, v.features().length);
            System.arraycopy(v.features(), 0, features, r * most, n);
            Arrays.fill(mask, r * most, r * most + n, 1);
            articles[r] = v.articles()[c];
            for (int i = 0; i < users; i++) {
                user[r * users + i] = (float) v.numbers()[i];
            }
            for (int i = 0; i < items; i++) {
                item[r * items + i] = (float) v.items()[c][i];
            }
            label[r] = click == null ? 0 : click[r];
        }
        Map<String, Tensor> in = new HashMap<>();
        in.put(VisitFields.ARTICLE, Tensor.of(articles, rows));
        in.put(VisitFields.LABEL, Tensor.of(label, rows, 1));
        in.put(VisitFields.FEATURES, Tensor.of(features, rows, most));
        in.put(VisitFields.MASK, Tensor.of(mask, rows, most));
        in.put(VisitFields.USER_NUMBERS, Tensor.of(user, rows, users));
        in.put(VisitFields.ITEM_NUMBERS, Tensor.of(item, rows, items));
        return new Batch(rows, in);
    }
}
