package quire.paper.han.model;

import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.GraphSpec;
import quire.api.model.Init;
import quire.api.model.Model;
import quire.api.tensor.DType;
import quire.nn.GraphBuilder;
import quire.nn.layer.BatchNorm;
import quire.nn.layer.Dense;

/**
 * HAN-2S: a pose stream (box-centred joints through the whole hierarchy, joined by thumb-to-fingertip vectors) and a motion stream
 * (displacements of hand centre and fingertips, from F-Att on), whose logits are averaged. The loss is cross entropy of those logits;
 * the authors' code applies the softmax twice.
 */
public final class TwoStreamModel implements Model {
    /** Values of {@code tips} per frame: from the thumb's tip to the four others. */
    static final int TIP_VALUES = 12;
    private final Settings settings;
    private final Shape shape;
    private final DType dtype;

    /** @param dtype working type */
    public TwoStreamModel(Settings settings, Shape shape, DType dtype) {
        this.settings = settings;
        this.shape = shape;
        this.dtype = dtype;
    }

    @Override
    public Map<String, Double> costs() {
        return Macs.costs(Macs.twoStreams(settings, shape));
    }

    @Override
    public GraphSpec graph(String name) {
        GraphBuilder g = new GraphBuilder(dtype, TRAIN.equals(name));
        SDVariable logits = pose(g.in("pose")).add(motion(g.in("motion"))).mul(0.5);
        return Heads.end(g, logits, shape.classes());
    }

    private SDVariable pose(GraphBuilder g) {
        int d = settings.width();
        SDVariable x = g.input("pose", -1, shape.frames(), shape.joints(), 3);
        SDVariable points = InputNorm.apply(g, "norm", x, shape.frames(), shape.joints(), null);
        Hierarchy h = new Hierarchy(g, settings, shape.frames(), null, "pose_");
        SDVariable z = h.fuse(h.fingers(points, shape.layout(), false));
        int width = TIP_VALUES * shape.frames();
        SDVariable tips = BatchNorm.apply(g, "tips/norm1", g.input("tips", -1, width), width, 1e-5, 0.1);
        SDVariable map = Dense.linear(g, "tips", tips, width, d, Init.fanIn(width), Init.fanIn(width));
        SDVariable relative = g.sd().nn().relu(BatchNorm.apply(g, "tips/norm2", map, d, 1e-5, 0.1), 0);
        return Heads.classifier(g, "classifier", g.sd().concat(1, z, relative), Hierarchy.fusedWidth(settings) + d, shape.classes(),
                settings.dropout());
    }

    private SDVariable motion(GraphBuilder g) {
        int d = settings.width();
        SDVariable x = g.input("motion", -1, shape.frames(), Hierarchy.GROUPS, 3);
        SDVariable points = InputNorm.apply(g, "norm", x, shape.frames(), Hierarchy.GROUPS, null);
        SDVariable e = Dense.linear(g, "embed", points, 3, d, Init.fanIn(3), Init.fanIn(3));
        Hierarchy h = new Hierarchy(g, settings, shape.frames(), null, "motion_");
        SDVariable z = h.fuse(g.sd().reshape(e, -1, Hierarchy.GROUPS, d));
        return Heads.classifier(g, "classifier", z, Hierarchy.fusedWidth(settings), shape.classes(), settings.dropout());
    }
}
