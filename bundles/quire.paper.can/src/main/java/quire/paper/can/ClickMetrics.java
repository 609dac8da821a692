package quire.paper.can;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Map;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.api.trainer.Metrics;
import quire.data.metric.Auc;
import quire.data.metric.Gauc;
import quire.data.metric.LogLoss;
import quire.paper.can.schema.CtrSchema;

/** AUC, log loss, and AUC within users. */
final class ClickMetrics implements Metrics {
    private final Auc auc = new Auc();
    private final LogLoss logLoss = new LogLoss();
    private final Gauc gauc = new Gauc();

    @Override
    public List<String> outputs() {
        return List.of("logit");
    }

    @Override
    public void add(Batch batch, Map<String, Tensor> outputs) {
        float[] logits = outputs.get("logit").toFloats();
        float[] labels = batch.get(CtrSchema.LABEL).toFloats();
        IntBuffer groups = batch.get(CtrSchema.GROUP).ints();
        auc.add(logits, labels);
        logLoss.add(logits, labels);
        for (int i = 0; i < logits.length; i++) {
            gauc.add(groups.get(i), logits[i], labels[i] > 0.5f);
        }
    }

    @Override
    public Map<String, Double> result() {
        return Map.of("auc", auc.value(), "log_loss", logLoss.value(), "gauc", gauc.value());
    }
}
