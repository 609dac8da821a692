package quire.detection.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import quire.api.compute.Session;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.detection.box.ScoreOrder;
import quire.detection.nn.TensorFill;

/** RetinaNet and FCOS. Where a further loss wants regions, they are drawn from the detector's own detections. */
final class OneStageProcedure extends DetectionProcedure {
    private final Places places;
    private final DrawnRegions regions;

    OneStageProcedure(DetectorModel model, long seed) {
        super(model, seed);
        this.places = config.kind() == DetectorConfig.Kind.FCOS ? new PointPlaces(model) : new AnchorPlaces(model);
        this.regions = config.drawsRegions() ? new DrawnRegions(model, seed) : null;
    }

    @Override
    Map<String, Tensor> targets(int images) {
        return places.targets(images);
    }

    @Override
    void assign(Batch batch, Map<String, Tensor> targets, long step) {
        places.assign(batch, targets);
    }

    @Override
    Map<String, Tensor> propose(Session session, Batch batch, long step) {
        if (regions == null) {
            return Map.of();
        }
        Map<String, Tensor> said = session.run(session.prepare(model.called(DetectorModel.PROPOSE), batch, step), List.of());
        return regions.draw(batch, row -> decode(said, row, Decoding.PROPOSING).boxes(), step);
    }

    @Override
    public Map<String, Tensor> infer(Session session, Ready ready, Collection<String> outputs) {
        Map<String, Tensor> said = session.run(session.prepare(model.called(Model.INFER), ready.batch(), 0), List.of());
        List<Detections> found = new ArrayList<>();
        for (int row = 0; row < ready.batch().rows(); row++) {
            found.add(decode(said, row, config.decoding()));
        }
        Map<String, Tensor> out = asked(said, outputs);
        out.putAll(Detections.tensors(found, config.decoding().most()));
        return out;
    }

    private Detections decode(Map<String, Tensor> said, int row, Decoding how) {
        int[] ends = places.levelEnds();
        int n = ends[ends.length - 1];
        int classes = config.classes();
        double[] p = TensorFill.get(said.get(RetinaGraphs.LOGITS), row * n * classes, n * classes);
        double[] boxes = TensorFill.get(said.get(RetinaGraphs.BOXES), row * n * 4, 4 * n);
        double[] centres = said.containsKey(FcosGraphs.CENTRES) ? TensorFill.get(said.get(FcosGraphs.CENTRES), row * n, n) : null;
        for (int i = 0; i < p.length; i++) {
            p[i] = sigmoid(p[i]) * (centres == null ? 1 : sigmoid(centres[i / classes]));
        }
        return decode(places, p, boxes, config, how);
    }

    /** Detections from the scores [places * classes] and boxes [places * 4] of an image. */
    static Detections decode(Places places, double[] p, double[] said, DetectorConfig config, Decoding how) {
        int[] ends = places.levelEnds();
        int classes = config.classes();
        int room = Math.min(p.length, ends.length * how.perLevel());
        double[] boxes = new double[4 * room];
        double[] scores = new double[room];
        int[] labels = new int[room];
        int m = 0;
        int from = 0;
        for (int end : ends) {
            double[] part = java.util.Arrays.copyOfRange(p, from * classes, end * classes);
            for (int i : ScoreOrder.best(part, part.length, Math.nextUp(how.score()), how.perLevel())) {
                places.decode(from + i / classes, said, boxes, m);
                scores[m] = part[i];
                labels[m++] = i % classes;
            }
            from = end;
        }
        return Detections.of(boxes, scores, labels, m, config, how.overlap(), how.most());
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
