package quire.detection.model;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quire.api.compute.Session;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.Seeds;
import quire.api.tensor.Tensor;
import quire.detection.assign.AnchorTargets;
import quire.detection.assign.Crowds;
import quire.detection.assign.Matcher;
import quire.detection.assign.Sampler;
import quire.detection.box.DeltaCoder;
import quire.detection.box.GroundTruth;
import quire.detection.nn.RoiLayout;
import quire.detection.nn.TensorFill;

/** Faster R-CNN. */
final class TwoStageProcedure extends DetectionProcedure {
    private static final double HALF = 0.5;

    private final Proposals proposals;
    private final AnchorTargets anchors;
    private final DrawnRegions regions;

    TwoStageProcedure(DetectorModel model, long seed) {
        super(model, seed);
        this.proposals = new Proposals(config);
        this.anchors = AnchorTargets.rpn(proposals.anchors(), Matcher.RPN, new Sampler(config.regions().anchors(), HALF), Crowds.OFF);
        this.regions = new DrawnRegions(model, seed);
    }

    @Override
    Map<String, Tensor> targets(int images) {
        int n = anchors.count();
        Map<String, Tensor> t = new LinkedHashMap<>();
        t.put(TwoStageGraphs.TARGET, Tensor.zeros(model.dtype(), images, n, 1));
        t.put(TwoStageGraphs.WEIGHT, Tensor.zeros(model.dtype(), images, n, 1));
        t.put(TwoStageGraphs.DELTA, Tensor.zeros(model.dtype(), images, n, 4));
        return t;
    }

    @Override
    void assign(Batch batch, Map<String, Tensor> targets, long step) {
        int n = anchors.count();
        IntBuffer labels = IntBuffer.allocate(batch.rows() * n);
        FloatBuffer deltas = FloatBuffer.allocate(batch.rows() * n * 4);
        int examples = 0;
        for (int row = 0; row < batch.rows(); row++) {
            examples += anchors.assign(GroundTruth.of(batch, row), Seeds.random(seed, "anchors", step, row), labels, deltas).examples();
        }
        double[] target = new double[labels.capacity()];
        double[] weight = new double[labels.capacity()];
        for (int i = 0; i < target.length; i++) {
            target[i] = labels.get(i) >= 0 ? 1 : 0;
            weight[i] = labels.get(i) >= Matcher.BACKGROUND ? 1.0 / examples : 0;
        }
        TensorFill.put(targets.get(TwoStageGraphs.TARGET), 0, target, target.length);
        TensorFill.put(targets.get(TwoStageGraphs.WEIGHT), 0, weight, weight.length);
        TensorFill.put(targets.get(TwoStageGraphs.DELTA), 0, deltas.array());
    }

    @Override
    Map<String, Tensor> propose(Session session, Batch batch, long step) {
        Map<String, Tensor> out = session.run(session.prepare(model.called(DetectorModel.PROPOSE), batch, step), List.of(TwoStageGraphs.LOGITS, TwoStageGraphs.DELTAS));
        Tensor logits = out.get(TwoStageGraphs.LOGITS);
        Tensor deltas = out.get(TwoStageGraphs.DELTAS);
        return regions.draw(batch, row -> proposals.of(logits, deltas, row, config.regions().proposals()), step);
    }

    @Override
    public Map<String, Tensor> infer(Session session, Ready ready, Collection<String> outputs) {
        Batch batch = ready.batch();
        int n = batch.rows();
        RoiLayout layout = model.layout(config.regions().tested());
        Map<String, Tensor> first = session.run(session.prepare(model.called(DetectorModel.PROPOSE_INFER), batch, 0), List.of());
        Map<String, Tensor> next = new LinkedHashMap<>(layout.tensors(model.dtype(), n));
        List<double[]> boxes = new ArrayList<>();
        for (int row = 0; row < n; row++) {
            double[] b = proposals.of(first.get(TwoStageGraphs.LOGITS), first.get(TwoStageGraphs.DELTAS), row, layout.count());
            boxes.add(b);
            layout.write(next, row, b, b.length / 4);
        }
        for (int l = 0; l < layout.levels(); l++) {
            // outputs end with the next call
            next.put(TwoStageGraphs.level(l), first.get(TwoStageGraphs.level(l)).copy());
        }
        Map<String, Tensor> out = asked(first, outputs);
        Map<String, Tensor> second = session.run(session.prepare(model.called(Model.INFER), new Batch(n, next), 0), List.of());
        List<Detections> found = new ArrayList<>();
        for (int row = 0; row < n; row++) {
            found.add(detections(boxes.get(row), second, row, layout.count()));
        }
        out.putAll(Detections.tensors(found, config.decoding().most()));
        return out;
    }

    private Detections detections(double[] boxes, Map<String, Tensor> said, int row, int count) {
        int width = config.classes() + 1;
        int n = boxes.length / 4;
        double[] p = TensorFill.get(said.get(TwoStageGraphs.SCORES), row * count * width, n * width);
        double[] d = TensorFill.get(said.get(TwoStageGraphs.BOXES), row * count * width * 4, n * width * 4);
        int m = 0;
        for (int i = 0; i < p.length; i++) {
            m += i % width > 0 && p[i] > config.decoding().score() ? 1 : 0;
        }
        double[] found = new double[4 * m];
        double[] scores = new double[m];
        int[] labels = new int[m];
        int o = 0;
        for (int i = 0; i < p.length; i++) {
            if (i % width > 0 && p[i] > config.decoding().score()) {
                DeltaCoder.ROIS.decode(boxes, i / width, d, i, found, o);
                scores[o] = p[i];
                labels[o++] = i % width - 1;
            }
        }
        return Detections.of(found, scores, labels, m, config, config.decoding().overlap(), config.decoding().most());
    }
}
