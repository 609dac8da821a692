package quire.paper.lmp.nn;

import org.nd4j.autodiff.samediff.SDVariable;
import quire.api.model.Init;
import quire.detection.nn.PositionSensitive;
import quire.detection.nn.Pyramid;
import quire.detection.nn.RoiFeatures;
import quire.detection.nn.Rois;
import quire.nn.GraphBuilder;
import quire.nn.conv.Conv2d;
import quire.nn.conv.FeatureMap;

/**
 * R-FCN's head (arXiv:1605.06409, section 2): position-sensitive maps of classes and of one box for all classes, pooled and averaged over
 * the bins. Gives classes + 1 votes, then the box once for every class.
 *
 * @param classes without background
 */
public record Votes(int classes) implements RoiFeatures {
    private static final int BOX = 4;

    @Override
    public FeatureMap read(GraphBuilder g, String name, Pyramid pyramid, Rois rois) {
        int k = rois.layout().bins();
        int out = classes + 1 + BOX;
        FeatureMap maps = Conv2d.same(out * k * k, 1).from(Init.normal(0.01), Init.zeros()).apply(g, name + "/maps", pyramid.levels().get(0));
        FeatureMap pooled = PositionSensitive.pool(g, maps, rois, 0);
        // votes, and the box repeated for every class, as one product with a constant
        int all = (classes + 1) * (BOX + 1);
        double[] mean = new double[out * k * k * all];
        for (int i = 0; i < out * k * k; i++) {
            int from = i / (k * k);
            for (int c = 0; c <= classes; c++) {
                int to = from <= classes ? from : classes + 1 + c * BOX + from - classes - 1;
                mean[i * all + to] = 1.0 / (k * k);
            }
        }
        SDVariable v = g.sd().reshape(pooled.value(), -1, (long) out * k * k).mmul(g.constant(mean, (long) out * k * k, all));
        return new FeatureMap(g.sd().reshape(v, -1, all, 1, 1), all, 1, 1);
    }
}
