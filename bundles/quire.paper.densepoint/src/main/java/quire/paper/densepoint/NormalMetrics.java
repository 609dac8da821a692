package quire.paper.densepoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.api.trainer.Metrics;
import quire.paper.densepoint.geometry.Names;
import quire.paper.densepoint.metric.NormalError;

/** {@code cosine_error} (mean of 1 - cos), {@code unsigned_error} (1 - |cos|); {@code score} is 1 - cosine_error. */
final class NormalMetrics implements Metrics {
    private final NormalError error = new NormalError();

    @Override
    public List<String> outputs() {
        return List.of("normals");
    }

    @Override
    public void add(Batch batch, Map<String, Tensor> outputs) {
        float[] p = outputs.get("normals").toFloats();
        error.add(p, batch.get(Names.NORMAL).toFloats(), 0, p.length / 3);
    }

    @Override
    public Map<String, Double> result() {
        Map<String, Double> out = new LinkedHashMap<>();
        out.put("score", 1 - error.error());
        out.put("cosine_error", error.error());
        out.put("unsigned_error", error.unsignedError());
        return out;
    }
}
